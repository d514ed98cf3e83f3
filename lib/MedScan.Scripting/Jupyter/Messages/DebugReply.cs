namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>The answer that there is no debugger, in the debug adapter protocol.</summary>
/// <param name="Type"><c>response</c>.</param>
/// <param name="RequestSeq">The request's number.</param>
/// <param name="Success">False.</param>
/// <param name="Command">What was asked for.</param>
/// <param name="Message">Why not.</param>
internal sealed record DebugReply(string Type, int RequestSeq, bool Success, string? Command, string Message);
