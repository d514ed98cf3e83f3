using MedScan.Datasets;

namespace MedScan.Tests.Datasets;

public sealed class StratifiedSplitterTests
{
    private static readonly SplitFractions Default = new();

    [Fact]
    public void Split_SinglesOfUnequalClasses_MeetEachClassShare()
    {
        // 0.15 of 826, 822, 395, 827 by hand: 123.9, 123.3, 59.25, 124.05.
        int[] sizes = [826, 822, 395, 827];
        ImageDataset dataset = SampleSets.Index(4, sizes.SelectMany((size, label) => Enumerable.Repeat(label, size)).Select((label, number) => SampleSets.Sample(number, label)));

        SplitReport report = SplitReport.Of(StratifiedSplitter.Split(dataset, Default, 7));

        foreach (DataSplit split in new[] { DataSplit.Validation, DataSplit.Test })
            Assert.All(report.Counts[split].Zip([123.9, 123.3, 59.25, 124.05]), pair => Assert.InRange(pair.First, pair.Second - 1, pair.Second + 1));
        Assert.Empty(report.StraddlingGroups);
    }

    // Properties over random data sets: nothing lost, groups whole, shares met within the largest group, every class everywhere,
    // independent of the order of the samples, the same again for the same seed.
    [Fact]
    public void Split_RandomDataSets_HoldAllPromises()
    {
        for (int round = 0; round < 200; round++)
        {
            CounterRandom random = new(round);
            int classes = 2 + random.NextBelow(4);
            int largest = 1 + random.NextBelow(6);
            List<ImageSample> samples = [];
            for (int group = 0; group < classes * 12; group++)
            {
                int size = 1 + random.NextBelow(largest);
                for (int member = 0; member < size; member++)
                    samples.Add(SampleSets.Sample(samples.Count, group % classes, group: size == 1 ? null : $"g{group}"));
            }

            ImageDataset dataset = SampleSets.Index(classes, samples);
            ImageSample[] shuffled = [.. samples];
            random.Shuffle<ImageSample>(shuffled);
            SplitFractions fractions = new() { Validation = 0.1 + (0.2 * random.NextUnit()), Test = 0.1 + (0.2 * random.NextUnit()) };

            ImageDataset divided = StratifiedSplitter.Split(dataset, fractions, round);
            ImageDataset again = StratifiedSplitter.Split(SampleSets.Index(classes, shuffled), fractions, round);

            Assert.Equal(samples, divided.Samples.Select(sample => sample with { Split = DataSplit.Unassigned }));
            Assert.Equal(divided.Samples.ToHashSet(), again.Samples.ToHashSet());
            SplitReport report = SplitReport.Of(divided);
            Assert.Empty(report.StraddlingGroups);
            for (int label = 0; label < classes; label++)
            {
                int total = samples.Count(sample => sample.Label == label);
                int validation = report.Counts[DataSplit.Validation][label];
                int test = report.Counts[DataSplit.Test][label];
                Assert.InRange(validation, Math.Max(1, (fractions.Validation * total) - (2 * largest)), (fractions.Validation * total) + largest);
                Assert.InRange(test, Math.Max(1, (fractions.Test * total) - (2 * largest)), (fractions.Test * total) + largest);
                Assert.True(report.Counts[DataSplit.Train][label] > 0);
            }
        }
    }

    [Fact]
    public void Split_GroupsWithSeveralClasses_StayWhole()
    {
        ImageDataset dataset = SampleSets.Index(3, Enumerable.Range(0, 300).Select(number => SampleSets.Sample(number, number % 3, group: $"patient{number / 5}")));

        SplitReport report = SplitReport.Of(StratifiedSplitter.Split(dataset, Default, 1));

        Assert.Empty(report.StraddlingGroups);
        Assert.All(report.Counts[DataSplit.Test], count => Assert.InRange(count, 10, 20));
    }

    [Fact]
    public void Split_OtherSeed_DividesDifferently()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 100).Select(number => SampleSets.Sample(number, number % 2)));
        Assert.NotEqual(
            StratifiedSplitter.Split(dataset, Default, 1).IndicesOf(DataSplit.Test), StratifiedSplitter.Split(dataset, Default, 2).IndicesOf(DataSplit.Test));
    }

    // Written down once from this implementation: the division must not change with platform or release, or results stop being comparable.
    [Fact]
    public void Split_KnownSeed_NeverChanges()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 40).Select(number => SampleSets.Sample(number, number % 2)));
        Assert.Equal("8 13 17 23 30 38", string.Join(' ', StratifiedSplitter.Split(dataset, Default, 7).IndicesOf(DataSplit.Test)));
    }

    [Fact]
    public void Split_ExistingTestSplit_IsKeptAndValidationCarvedFromTraining()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 240).Select(number => SampleSets.Sample(number, number % 2, number < 200 ? DataSplit.Train : DataSplit.Test)));

        ImageDataset divided = StratifiedSplitter.Split(dataset, Default, 3);

        Assert.Equal(dataset.IndicesOf(DataSplit.Test), divided.IndicesOf(DataSplit.Test));
        Assert.Equal([15, 15], SplitReport.Of(divided).Counts[DataSplit.Validation]);
    }

    [Fact]
    public void Split_AllSplitsExist_ChangesNothingButUnassigned()
    {
        ImageDataset dataset = SampleSets.Index(
            2,
            SampleSets.Sample(0, 0, DataSplit.Train), SampleSets.Sample(1, 1, DataSplit.Train),
            SampleSets.Sample(2, 0, DataSplit.Validation), SampleSets.Sample(3, 1, DataSplit.Validation, "p"),
            SampleSets.Sample(4, 0, DataSplit.Test, "q"), SampleSets.Sample(5, 1, DataSplit.Test),
            SampleSets.Sample(6, 1), SampleSets.Sample(7, 1, DataSplit.Unassigned, "p"), SampleSets.Sample(8, 0, DataSplit.Unassigned, "q"));

        ImageDataset divided = StratifiedSplitter.Split(dataset, Default, 3);

        Assert.Equal(dataset.Samples.Take(6), divided.Samples.Take(6));
        Assert.Equal([DataSplit.Train, DataSplit.Validation, DataSplit.Test], divided.Samples.Skip(6).Select(sample => sample.Split));
    }

    [Fact]
    public void Split_GroupAcrossGivenSplits_IsNotMovedButReported()
    {
        ImageSample[] samples =
        [
            .. Enumerable.Range(0, 20).Select(number => SampleSets.Sample(number, number % 2, DataSplit.Train, number == 3 ? "twin" : null)),
            SampleSets.Sample(20, 0, DataSplit.Test), SampleSets.Sample(21, 1, DataSplit.Test, "twin"),
        ];

        ImageDataset divided = StratifiedSplitter.Split(SampleSets.Index(2, samples), Default with { Validation = 0 }, 3);

        SplitReport report = SplitReport.Of(divided);
        Assert.Equal([21], report.LeakedSamples);
        Assert.Equal(["twin"], report.StraddlingGroups);
    }

    [Fact]
    public void Split_ThreeImagesOfAClass_GoToThreeSplits()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 103).Select(number => SampleSets.Sample(number, number < 100 ? 0 : 1)));
        SplitReport report = SplitReport.Of(StratifiedSplitter.Split(dataset, Default, 3));
        Assert.All(report.Counts.Values, counts => Assert.Equal(1, counts[1]));
    }

    [Fact]
    public void Split_TooFewImagesOfAClass_NamesClassAndSplit()
    {
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 102).Select(number => SampleSets.Sample(number, number < 100 ? 0 : 1)));
        DatasetException exception = Assert.Throws<DatasetException>(() => StratifiedSplitter.Split(dataset, Default, 3));
        Assert.Contains("class 'class1' has 2 independent images", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Split_TestImagesOnly_HasNothingToTrainOn()
    {
        ImageDataset dataset = SampleSets.Index(2, SampleSets.Sample(0, 0, DataSplit.Test), SampleSets.Sample(1, 1, DataSplit.Test));
        Assert.Throws<DatasetException>(() => StratifiedSplitter.Split(dataset, Default, 3));
    }

    [Theory]
    [InlineData(-0.1, 0.1)]
    [InlineData(0.1, 1)]
    [InlineData(double.NaN, 0.1)]
    [InlineData(0.5, 0.5)]
    public void Split_ImpossibleFractions_AreTheCallersFault(double validation, double test) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => StratifiedSplitter.Split(
            SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 1)), new SplitFractions { Validation = validation, Test = test }, 0));

    [Fact]
    public async Task Split_TwoHundredThousandSamples_TakesSeconds()
    {
        ImageDataset dataset = SampleSets.Index(100, Enumerable.Range(0, 200_000).Select(number => SampleSets.Sample(number, number % 100)));
        // A quadratic splitter would take hours.
        await Task.Run(() => StratifiedSplitter.Split(dataset, Default, 1)).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
