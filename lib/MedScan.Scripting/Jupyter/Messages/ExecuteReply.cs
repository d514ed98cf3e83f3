using System.Text.Json;

namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>How a cell ended.</summary>
/// <param name="Status"><c>ok</c>, <c>error</c> or <c>aborted</c>.</param>
/// <param name="ExecutionCount">The number of the cell.</param>
/// <param name="UserExpressions">What was asked for besides, by name; with <c>ok</c>.</param>
/// <param name="Payload">Pages to show; with <c>ok</c>.</param>
/// <param name="Ename">The error's type; with <c>error</c>.</param>
/// <param name="Evalue">The error's message; with <c>error</c>.</param>
/// <param name="Traceback">Where; with <c>error</c>.</param>
internal sealed record ExecuteReply(
    string Status,
    int ExecutionCount,
    IReadOnlyDictionary<string, JsonElement>? UserExpressions = null,
    IReadOnlyList<PagePayload>? Payload = null,
    string? Ename = null,
    string? Evalue = null,
    IReadOnlyList<string>? Traceback = null);
