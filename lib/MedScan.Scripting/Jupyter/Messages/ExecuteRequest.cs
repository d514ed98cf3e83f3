namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Run a cell.</summary>
/// <param name="Code">Its text.</param>
/// <param name="Silent">Do not count it and do not show its value.</param>
/// <param name="StoreHistory">Count and remember it.</param>
/// <param name="UserExpressions">To evaluate afterwards, by the caller's names.</param>
/// <param name="AllowStdin">Whether the client can ask the person.</param>
/// <param name="StopOnError">Whether requests that wait are given up when this one fails.</param>
internal sealed record ExecuteRequest(
    string Code,
    bool Silent = false,
    bool? StoreHistory = null,
    IReadOnlyDictionary<string, string>? UserExpressions = null,
    bool AllowStdin = true,
    bool StopOnError = true);
