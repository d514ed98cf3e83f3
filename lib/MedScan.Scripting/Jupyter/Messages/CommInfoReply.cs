namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Which comms are open.</summary>
/// <param name="Status"><c>ok</c>.</param>
/// <param name="Comms">None: this kernel has no widgets.</param>
internal sealed record CommInfoReply(string Status, IReadOnlyDictionary<string, Empty> Comms);
