namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Whether code can be run.</summary>
/// <param name="Status"><c>complete</c>, <c>incomplete</c> or <c>invalid</c>.</param>
/// <param name="Indent">What the next line should begin with; with <c>incomplete</c>.</param>
internal sealed record IsCompleteReply(string Status, string? Indent = null);
