using MedScan.Datasets.Indexing;

namespace MedScan.Datasets;

/// <summary>Divides a data set into training, validation and test so that every class has its share in each.</summary>
public static class StratifiedSplitter
{
    /// <summary>Fills the splits that are missing and leaves those that exist alone.</summary>
    /// <param name="dataset">The data set. Its test and validation samples stay where they are; the others, training and
    /// unassigned, are divided. An unassigned sample whose group already lies in validation or test joins it there.</param>
    /// <param name="fractions">Shares of the samples that are divided; the share of a split that exists is not used.</param>
    /// <param name="seed">Another seed divides differently.</param>
    /// <returns>The same samples in the same order, none of them unassigned. Of the divided samples each class's share is met
    /// to within the size of its groups, and every class occurs in every split that is carved.</returns>
    /// <remarks>Samples of one group (patient, identical content) stay together. A group that the data set itself spreads over
    /// training and test is not moved; <see cref="SplitReport"/> counts it. The result depends on paths, labels, groups and seed,
    /// not on the order of the samples or on the platform. Greedy, largest groups first, as in Sechidis, Tsoumakas and Vlahavas,
    /// On the stratification of multi-label data, ECML 2011.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A fraction is outside [0, 1), or nothing would remain for training.</exception>
    /// <exception cref="DatasetException">There is nothing to train on, or a class has too few groups to occur in each split.</exception>
    public static ImageDataset Split(ImageDataset dataset, SplitFractions fractions, int seed)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(fractions);
        Check(fractions.Validation, nameof(SplitFractions.Validation));
        Check(fractions.Test, nameof(SplitFractions.Test));

        DataSplit[] splits = [.. dataset.Samples.Select(sample => sample.Split)];
        JoinKnownGroups(dataset.Samples, splits);
        double validation = splits.Contains(DataSplit.Validation) ? 0 : fractions.Validation;
        double test = splits.Contains(DataSplit.Test) ? 0 : fractions.Test;
        if (validation + test >= 1)
        {
            throw new ArgumentOutOfRangeException(
                nameof(fractions), $"Expected validation and test fractions that add to less than 1, got {validation} + {test}.");
        }

        int[] divided = [.. Enumerable.Range(0, splits.Length).Where(index => splits[index] is DataSplit.Unassigned or DataSplit.Train)];
        if (divided.Length == 0)
            throw new DatasetException(dataset.Root, ["it holds validation or test images only, so there is nothing to train on."]);

        List<string> faults = [];
        SplitAssignment.Assign(dataset, divided, [1 - validation - test, validation, test], seed, splits, faults);
        if (faults.Count > 0)
            throw new DatasetException(dataset.Root, faults);

        return dataset.WithSamples([.. dataset.Samples.Select((sample, index) => sample with { Split = splits[index] })]);
    }

    private static void Check(double fraction, string name)
    {
        if (!(fraction is >= 0 and < 1))
            throw new ArgumentOutOfRangeException(name, fraction, "Expected a fraction from 0 to below 1.");
    }

    // Test before validation: a patient who is tested on must not be trained or chosen on.
    private static void JoinKnownGroups(IReadOnlyList<ImageSample> samples, DataSplit[] splits)
    {
        Dictionary<string, DataSplit> known = new(StringComparer.Ordinal);
        foreach (ImageSample sample in samples)
        {
            if (sample is { Group: { } group, Split: DataSplit.Validation or DataSplit.Test } && sample.Split > known.GetValueOrDefault(group))
                known[group] = sample.Split;
        }

        for (int index = 0; index < splits.Length; index++)
        {
            if (splits[index] == DataSplit.Unassigned && samples[index].Group is { } group)
                splits[index] = known.GetValueOrDefault(group);
        }
    }
}
