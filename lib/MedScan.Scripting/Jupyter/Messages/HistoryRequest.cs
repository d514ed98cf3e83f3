namespace MedScan.Scripting.Jupyter.Messages;

/// <summary>Which cells were run.</summary>
/// <param name="HistAccessType"><c>tail</c>, <c>range</c> or <c>search</c>.</param>
/// <param name="Output">Whether their values are wanted.</param>
/// <param name="Raw">As typed; there is no other form here.</param>
/// <param name="Session">Of a range: which session; 0 for this one.</param>
/// <param name="Start">Of a range: the first number.</param>
/// <param name="Stop">Of a range: the number after the last; null for all.</param>
/// <param name="N">Of tail and search: how many at most.</param>
/// <param name="Pattern">Of a search: with * and ?.</param>
/// <param name="Unique">Of a search: the same text only once.</param>
internal sealed record HistoryRequest(
    string HistAccessType,
    bool Output = false,
    bool Raw = true,
    int Session = 0,
    int Start = 0,
    int? Stop = null,
    int? N = null,
    string? Pattern = null,
    bool Unique = false);
