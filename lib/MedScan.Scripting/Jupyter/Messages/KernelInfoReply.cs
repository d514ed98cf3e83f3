namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>What a client learns of the kernel.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="ProtocolVersion">Of the protocol.</param>
/// <param name="Implementation">The kernel's name.</param>
/// <param name="ImplementationVersion">The kernel's version.</param>
/// <param name="LanguageInfo">Of the language cells are in when they do not say otherwise.</param>
/// <param name="Banner">What a console shows at its start.</param>
/// <param name="HelpLinks">For the client's help menu.</param>
/// <param name="Debugger">Whether there is one.</param>
internal sealed record KernelInfoReply(
    string Status,
    string ProtocolVersion,
    string Implementation,
    string ImplementationVersion,
    LanguageInfo LanguageInfo,
    string Banner,
    IReadOnlyList<HelpLink> HelpLinks,
    bool Debugger = false);
