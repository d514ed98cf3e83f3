namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>A reply that says no more than how it went.</summary>
/// <param name="Status"><c>ok</c> or <c>aborted</c>.</param>
/// <param name="Restart">Of a shutdown: whether a new kernel follows; else null.</param>
internal sealed record StatusReply(string Status, bool? Restart = null);
