using MedScan.Datasets;

namespace MedScan.Training;

/// <summary>What a person should know about the data before believing a result.</summary>
internal static class DataConcerns
{
    /// <summary>One sentence each; none where nothing is wrong.</summary>
    /// <param name="dataset">Divided into splits.</param>
    public static IEnumerable<string> Of(ImageDataset dataset)
    {
        SplitReport report = SplitReport.Of(dataset);
        if (report.LeakedSamples.Count > 0)
        {
            ILookup<DataSplit, int> leaked = report.LeakedSamples.ToLookup(index => dataset.Samples[index].Split);
            string where = string.Join(
                " and ", new[] { DataSplit.Validation, DataSplit.Test }.Where(leaked.Contains)
                    .Select(split => $"{leaked[split].Count()} of {dataset.IndicesOf(split).Count} {split.ToString().ToLowerInvariant()} images"));
            string how = IsAllContent(dataset, report) ? "also occur in" : "share their patient, file or content with";
            yield return $"{where} {how} an earlier split: results on them are too good.";
        }

        if (dataset.LabelConflicts.Count > 0)
            yield return $"{dataset.LabelConflicts.Count} contents occur under several labels, which no network can learn.";

        if (dataset.IdentifyingTags.Warning is { } warning)
            yield return warning;
    }

    // A group is more than equal images where a patient or a file has several.
    private static bool IsAllContent(ImageDataset dataset, SplitReport report)
    {
        ILookup<string, DataSplit> splits = dataset.Samples.ToLookup(sample => sample.ContentHash, sample => sample.Split, StringComparer.Ordinal);
        return report.LeakedSamples.All(index => splits[dataset.Samples[index].ContentHash].Any(split => split != dataset.Samples[index].Split));
    }
}
