namespace MedScan.Charts;

/// <summary>A number worth showing in large type at the top of a report.</summary>
/// <param name="Label">What it counts or measures.</param>
/// <param name="Value">The number with its unit.</param>
/// <param name="Note">What else a reader should know; empty = nothing.</param>
public sealed record ReportFact(string Label, string Value, string Note = "");
