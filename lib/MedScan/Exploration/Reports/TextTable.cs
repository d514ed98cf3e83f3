namespace MedScan.Exploration.Reports;

/// <summary>A table in words, for the terminal and the report.</summary>
/// <param name="Headers">Names of the columns.</param>
/// <param name="Rows">Rows of as many cells.</param>
internal sealed record TextTable(IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Whether the last column holds sentences.</summary>
    public bool EndsInWords { get; init; }
}
