using MedScan.Exploration;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>How notebooks show what is in a data set.</summary>
internal sealed class SummaryFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<DatasetSummary>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(DatasetSummary summary) => new Sheet()
        .Add($"{summary.Name}: {SummaryText.Images(summary.Count)} in {summary.Classes.Count} classes, {SummaryText.Bytes(summary.Bytes)}")
        .Add(SplitTable.Of([.. summary.Classes.Select(row => row.Name)], summary.Splits.ToDictionary(split => split.Split, split => split.CountPerClass)))
        .Add(new TextTable(["", "In the images"], [.. Facts(summary)]));

    private static IEnumerable<string[]> Facts(DatasetSummary summary)
    {
        yield return ["Sizes", SummaryText.CommonSizes(summary.Sizes)];
        yield return ["Files", SummaryText.FileTypes(summary)];
        yield return ["Stored as", SummaryText.ColorModes(summary)];
        yield return ["Grey levels", $"mean {SummaryText.Number(summary.Intensity.Mean)}, standard deviation {SummaryText.Number(summary.Intensity.StandardDeviation)} of 0 to 255"];
        yield return ["Unlike the rest", summary.Outliers.Count == 0 ? "none" : SummaryText.OutlierKinds(summary.Outliers)];
        yield return ["Unreadable", SummaryText.Count(summary.Unreadable.Count)];
    }
}
