namespace MedScan.Datasets;

/// <summary>How a data set is divided, and what of its test is not independent of its training.</summary>
public sealed record SplitReport
{
    private SplitReport(
        IReadOnlyDictionary<DataSplit, IReadOnlyList<int>> counts, int duplicates, IReadOnlyList<int> leaks, IReadOnlyList<string> groups)
    {
        Counts = counts;
        DuplicateSamples = duplicates;
        LeakedSamples = leaks;
        StraddlingGroups = groups;
    }

    /// <summary>Samples per class, in class order, for each split that has any.</summary>
    public IReadOnlyDictionary<DataSplit, IReadOnlyList<int>> Counts { get; }

    /// <summary>Samples whose content an earlier sample has already.</summary>
    public int DuplicateSamples { get; }

    /// <summary>Positions of validation and test samples whose group (patient, identical content) also occurs in training, and of
    /// test samples whose group also occurs in validation. Results on them are too good.</summary>
    public IReadOnlyList<int> LeakedSamples { get; }

    /// <summary>Groups with samples in more than one split, ordinally sorted.</summary>
    public IReadOnlyList<string> StraddlingGroups { get; }

    /// <summary>Counts what a data set's splits hold and share.</summary>
    /// <param name="dataset">The data set, divided or not.</param>
    public static SplitReport Of(ImageDataset dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        SortedDictionary<DataSplit, int[]> counts = [];
        HashSet<string> contents = new(StringComparer.Ordinal);
        // A bit per split, so that one dictionary tells where a group occurs.
        Dictionary<string, int> splitsOfGroup = new(StringComparer.Ordinal);
        foreach (ImageSample sample in dataset.Samples)
        {
            if (!counts.TryGetValue(sample.Split, out int[]? perClass))
                counts.Add(sample.Split, perClass = new int[dataset.Classes.Count]);
            perClass[sample.Label]++;
            contents.Add(sample.ContentHash);
            if (sample.Group is not null)
                splitsOfGroup[sample.Group] = splitsOfGroup.GetValueOrDefault(sample.Group) | (1 << (int)sample.Split);
        }

        int[] leaks =
        [
            .. Enumerable.Range(0, dataset.Samples.Count).Where(index =>
                dataset.Samples[index] is { Group: { } group } sample
                && (splitsOfGroup[group] & SeenBefore(sample.Split)) != 0),
        ];
        return new SplitReport(
            counts.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<int>)pair.Value),
            dataset.Samples.Count - contents.Count,
            leaks,
            [.. splitsOfGroup.Where(pair => (pair.Value & (pair.Value - 1)) != 0).Select(pair => pair.Key).Order(StringComparer.Ordinal)]);
    }

    private static int SeenBefore(DataSplit split) => split switch
    {
        DataSplit.Validation => 1 << (int)DataSplit.Train,
        DataSplit.Test => (1 << (int)DataSplit.Train) | (1 << (int)DataSplit.Validation),
        _ => 0,
    };
}
