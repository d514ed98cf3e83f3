namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Can this be run, or is more to be typed?</summary>
/// <param name="Code">The text.</param>
internal sealed record IsCompleteRequest(string Code);
