namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The line a person typed.</summary>
/// <param name="Value">Without its end.</param>
/// <param name="Status"><c>ok</c>; older clients send none.</param>
internal sealed record InputReply(string? Value, string? Status = null);
