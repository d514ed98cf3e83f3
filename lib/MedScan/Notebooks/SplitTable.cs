using MedScan.Datasets;
using MedScan.Exploration.Reports;

namespace MedScan.Notebooks;

/// <summary>Images of each class in each split.</summary>
internal static class SplitTable
{
    public static TextTable Of(IReadOnlyList<string> classes, IReadOnlyDictionary<DataSplit, IReadOnlyList<int>> counts)
    {
        DataSplit[] splits = [.. counts.Keys.Order()];
        IEnumerable<string> shown = splits.Length > 1 || splits is [not DataSplit.Unassigned] ? splits.Select(Name) : [];
        bool divided = shown.Any();
        return new TextTable(
            ["Class", .. shown, "All", "Share"],
            [
                .. classes.Select((name, label) => Row(name, split => counts[split][label])),
                Row("together", split => counts[split].Sum()),
            ]);

        string[] Row(string name, Func<DataSplit, int> count)
        {
            int all = splits.Sum(count), total = splits.Sum(split => counts[split].Sum());
            return [name, .. divided ? splits.Select(split => SummaryText.Count(count(split))) : [], SummaryText.Count(all), total == 0 ? "-" : SummaryText.Percent((double)all / total)];
        }
    }

    public static string Name(DataSplit split) => split == DataSplit.Unassigned ? "no split" : split.ToString().ToLowerInvariant();
}
