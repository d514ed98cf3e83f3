using System.Text.Json;
using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Imaging;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration;

public sealed class DatasetSummaryTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    // Class a: three grey images in training; class b: two coloured ones, one of them in testing.
    private async Task<ImageDataset> MixedAsync()
    {
        folder.Write("set/train/a/0.png", MadeImages.Gray(0, 40, 30));
        folder.Write("set/train/a/1.png", MadeImages.Gray(1, 37, 35));
        folder.Write("set/test/a/2.png", MadeImages.Gray(2, 70, 50));
        folder.Write("set/train/b/0.png", MadeImages.Colored(0, 24, 24));
        folder.Write("set/test/b/1.png", MadeImages.Colored(1, 32, 20));
        return await ImageDataset.OpenAsync(folder.At("set"));
    }

    private static readonly SummaryOptions Small = new() { ImageSize = 16 };

    [Fact]
    public async Task ComputeAsync_KnownImages_MeasuresThemAsNumpyDoes()
    {
        DatasetSummary summary = await DatasetSummary.ComputeAsync(await MixedAsync(), Small);

        Dictionary<string, ImageFacts> facts = summary.Images.ToDictionary(image => image.Path);
        AssertFacts(facts["train/a/0.png"], 123.08083333333333, 72.14391380640197, 109659.13448947792);
        AssertFacts(facts["train/a/1.png"], 125.6084942084942, 71.96365720790219, 108546.98858417198);
        AssertFacts(facts["test/a/2.png"], 124.83485714285715, 72.14011079128997, 117446.29221549029); // wide enough for whole vectors
        AssertFacts(facts["train/b/0.png"], 124.81076388888889, 57.12736095996215, 49312.262392425386);
        AssertFacts(facts["test/b/1.png"], 126.09375, 55.37562605458741, 63819.59485253772);
        IntensitySummary levels = summary.Classes[0].Intensity;
        Assert.Equal(5995, levels.Pixels);
        Assert.Equal(124.65087572977481, levels.Mean, 10);
        Assert.Equal(72.10772485527173, levels.StandardDeviation, 10);
        Assert.Equal([0, 12, 124, 237, 250], [levels.Minimum, levels.Percentile5, levels.Median, levels.Percentile95, levels.Maximum]);
        Assert.Equal(5995 + (24 * 24) + (32 * 20), summary.Intensity.Pixels);
    }

    [Fact]
    public async Task ComputeAsync_KnownImages_GivesPillowsMeanAndDeviationImages()
    {
        DatasetSummary summary = await DatasetSummary.ComputeAsync(await MixedAsync(), Small);

        // The set has colour, so that the mean of grey images has three equal channels.
        byte[] mean = summary.Classes[0].MeanImage.Pixels.ToArray(), deviation = summary.Classes[0].DeviationImage.Pixels.ToArray();
        Assert.Equal(16 * 16 * 3, mean.Length);
        Assert.Equal([65, 111, 124, 134, 127, 120, 115, 98, 120, 129, 133, 140, 138, 127, 120, 124], FirstRow(mean, 0));
        Assert.Equal([41, 12, 12, 12, 4, 11, 20, 28, 14, 14, 5, 13, 15, 8, 20, 3], FirstRow(deviation, 2));
        Assert.Equal([25, 56, 87, 59, 90, 121, 119, 138, 134], summary.Classes[1].MeanImage.Pixels.ToArray()[..9]);
        Assert.Equal([17, 17, 17, 27, 27, 27, 35, 23, 12], summary.Classes[1].DeviationImage.Pixels.ToArray()[..9]);

        static IEnumerable<byte> FirstRow(byte[] pixels, int channel) => Enumerable.Range(0, 16).Select(x => pixels[(3 * x) + channel]);
    }

    [Fact]
    public async Task ComputeAsync_KnownImages_NormalisesByTheTrainingImages()
    {
        folder.Write("set/train/a/0.png", MadeImages.Gray(0, 40, 30));
        folder.Write("set/train/b/1.png", MadeImages.Gray(1, 37, 35));
        folder.Write("set/train/b/2.png", MadeImages.Gray(2, 70, 50));
        folder.Write("set/test/a/3.png", MadeImages.Flat(255, 0)); // would be seen at once
        folder.Write("set/test/b/4.png", MadeImages.Flat(255, 1));

        DatasetSummary summary = await DatasetSummary.ComputeAsync(await ImageDataset.OpenAsync(folder.At("set")), Small);

        Assert.Equal(0.488827614379085, Assert.Single(summary.Normalization.Mean), 12); // no image has a colour: one channel
        Assert.Equal(0.06409528189195267, Assert.Single(summary.Normalization.StandardDeviation), 12);
    }

    [Fact]
    public async Task ComputeAsync_NoSplits_NormalisesByAllImagesInThreeChannels()
    {
        folder.Write("set/a/0.png", MadeImages.Gray(0, 40, 30));
        folder.Write("set/a/1.png", MadeImages.Gray(1, 37, 35));
        folder.Write("set/a/2.png", MadeImages.Gray(2, 70, 50));
        folder.Write("set/b/0.png", MadeImages.Colored(0, 24, 24));
        folder.Write("set/b/1.png", MadeImages.Colored(1, 32, 20));

        DatasetSummary summary = await DatasetSummary.ComputeAsync(await ImageDataset.OpenAsync(folder.At("set")), Small);

        AssertClose([0.4896752450980392, 0.4910202205882353, 0.4908578431372549], summary.Normalization.Mean);
        AssertClose([0.09120502279819506, 0.08827521346228609, 0.08787040223208004], summary.Normalization.StandardDeviation);
    }

    [Fact]
    public async Task ComputeAsync_MixedSet_CountsClassesSplitsSizesAndModes()
    {
        DatasetSummary summary = await DatasetSummary.ComputeAsync(await MixedAsync(), Small);

        Assert.Equal([DataSplit.Train, DataSplit.Test], summary.Splits.Select(split => split.Split));
        Assert.Equal([2, 1], summary.Splits[0].CountPerClass);
        Assert.Equal([1, 1], summary.Splits[1].CountPerClass);
        Assert.Equal([3, 2], summary.Classes.Select(row => row.Count));
        Assert.Equal([new ColorModeCount(1, 8, true, 3), new ColorModeCount(3, 8, false, 2)], summary.ColorModes);
        FileTypeCount png = Assert.Single(summary.FileTypes);
        Assert.Equal(("PNG", 5), (png.Name, png.Count));
        Assert.Equal(Directory.EnumerateFiles(folder.At("set"), "*.png", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length), png.Bytes);
        Assert.Equal(summary.Bytes, png.Bytes);
        Assert.Equal(new SizeCount(24, 24, 1), summary.Sizes.Sizes[0]); // all once, so by size
        Assert.Equal(("train/b/0.png", "test/a/2.png"), (summary.Sizes.Smallest.Path, summary.Sizes.Largest.Path));
        Assert.Equal(("train/b/0.png", "test/b/1.png"), (summary.Sizes.Tallest.Path, summary.Sizes.Widest.Path));
        Assert.Equal(1.6, summary.Sizes.AspectRatios.Maximum);
        Assert.Equal([2, 1], summary.Balance.Counts); // of the training split
    }

    [Fact]
    public async Task ComputeAsync_ColourFileWithoutColour_IsToldToBeGreyInFact()
    {
        PixelImage gray = MadeImages.Gray(0, 12, 12);
        folder.Write("set/a/0.png", ColorConversion.Convert(gray, ColorMode.Rgb));
        folder.Write("set/b/1.png", MadeImages.Gray(1, 12, 12));

        DatasetSummary summary = await DatasetSummary.ComputeAsync(await ImageDataset.OpenAsync(folder.At("set")), Small);

        Assert.Equal([new ColorModeCount(1, 8, true, 1), new ColorModeCount(3, 8, true, 1)], summary.ColorModes.OrderBy(mode => mode.Channels));
        Assert.Equal(["grey, 8 bit", "colour, 8 bit, grey in fact"], summary.ColorModes.OrderBy(mode => mode.Channels).Select(mode => mode.Name));
        Assert.Equal(ColorMode.Grayscale, summary.Classes[0].MeanImage.Color);
    }

    [Fact]
    public async Task ComputeAsync_OneOrManyThreads_GivesTheSame()
    {
        ImageDataset dataset = await MixedAsync();
        DatasetSummary one = await DatasetSummary.ComputeAsync(dataset, Small with { Workers = 1 });
        DatasetSummary many = await DatasetSummary.ComputeAsync(dataset, Small with { Workers = 8 });

        Assert.Equal(one.ToJson(), many.ToJson());
        Assert.Equal(one.Images, many.Images);
        Assert.All(one.Classes.Zip(many.Classes), pair =>
        {
            Assert.Equal(pair.First.MeanImage.Pixels.ToArray(), pair.Second.MeanImage.Pixels.ToArray());
            Assert.Equal(pair.First.DeviationImage.Pixels.ToArray(), pair.Second.DeviationImage.Pixels.ToArray());
        });
    }

    [Fact]
    public async Task ComputeAsync_UnreadableFiles_AreListedAndCounted()
    {
        _ = await MixedAsync();
        folder.Write("set/train/a/broken.png", "not a picture");
        byte[] whole = File.ReadAllBytes(folder.At("set/train/b/0.png"));
        File.WriteAllBytes(folder.At("set/train/b/cut.png"), whole[..(whole.Length / 2)]);
        var reports = new List<ImageProgress>();

        DatasetSummary summary = await DatasetSummary.ComputeAsync(
            await ImageDataset.OpenAsync(folder.At("set")), Small, new Collector<ImageProgress>(reports));

        Assert.Equal(["train/a/broken.png", "train/b/cut.png"], summary.Unreadable.Select(image => image.Path));
        Assert.Equal([ImageFault.NotAnImage, ImageFault.Truncated], summary.Unreadable.Select(image => image.Fault));
        Assert.Equal((7, 5), (summary.Count, summary.Images.Count));
        Assert.Equal([1, 1], summary.Classes.Select(row => row.Unreadable));
        Assert.Equal([4, 3], summary.Classes.Select(row => row.Count));
        Assert.Equal(5995, summary.Classes[0].Intensity.Pixels);
        Assert.Equal(Enumerable.Range(1, 7), reports.Select(report => report.Done));
        Assert.Equal(2, reports[^1].Faulty);
    }

    [Fact]
    public async Task ComputeAsync_NothingReadable_Throws()
    {
        folder.Write("set/a/0.png", "not a picture");
        folder.Write("set/b/0.png", "nor this");
        ImageDataset dataset = await ImageDataset.OpenAsync(folder.At("set"));

        BadImagesException error = await Assert.ThrowsAsync<BadImagesException>(() => DatasetSummary.ComputeAsync(dataset));

        Assert.Equal(2, error.Images.Count);
    }

    [Fact]
    public async Task ComputeAsync_Cancelled_Stops()
    {
        ImageDataset dataset = await MixedAsync();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DatasetSummary.ComputeAsync(dataset, cancellationToken: source.Token));
    }

    [Theory]
    [InlineData(7, 3.5, 0)]
    [InlineData(1025, 3.5, 0)]
    [InlineData(16, 0, 0)]
    [InlineData(16, double.NaN, 0)]
    [InlineData(16, 3.5, -1)]
    public async Task ComputeAsync_OptionOutOfRange_Throws(int size, double threshold, int workers)
    {
        ImageDataset dataset = SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => DatasetSummary.ComputeAsync(
            dataset, new SummaryOptions { ImageSize = size, OutlierThreshold = threshold, Workers = workers }));
    }

    [Fact]
    public async Task ToJson_Summary_HasSnakeCaseKeysAndWordsForEnums()
    {
        DatasetSummary summary = await DatasetSummary.ComputeAsync(await MixedAsync(), Small);

        using JsonDocument json = JsonDocument.Parse(summary.ToJson());
        JsonElement root = json.RootElement;
        Assert.Equal(5, root.GetProperty("count").GetInt32());
        Assert.Equal("train", root.GetProperty("splits")[0].GetProperty("split").GetString());
        Assert.Equal("class-weights", root.GetProperty("balance").GetProperty("recommendation").GetProperty("kind").GetString());
        Assert.Equal(256, root.GetProperty("classes")[0].GetProperty("intensity").GetProperty("histogram").GetArrayLength());
        Assert.False(root.TryGetProperty("images", out _));
        Assert.EndsWith("}\n", summary.ToJson(), StringComparison.Ordinal);
    }

    // Published: PneumoniaMNIST is 28 x 28 grey (Yang and others, Scientific Data 10:41, 2023).
    [SkippableFact]
    public async Task ComputeAsync_MedMnistArrays_AreMeasuredToo()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(RealData.PathOrSkip("pneumoniamnist.npz"));

        DatasetSummary summary = await DatasetSummary.ComputeAsync(dataset);

        Assert.Equal(new SizeCount(28, 28, 5030), Assert.Single(summary.Sizes.Sizes));
        Assert.Equal(new ColorModeCount(1, 8, true, 5030), Assert.Single(summary.ColorModes));
        Assert.Equal(new FileTypeCount("array", 5030, 5030 * 784), Assert.Single(summary.FileTypes));
    }

    private static void AssertFacts(ImageFacts facts, double brightness, double contrast, double sharpness)
    {
        Assert.Equal(brightness, facts.Brightness, 10);
        Assert.Equal(contrast, facts.Contrast, 10);
        Assert.Equal(sharpness, facts.Sharpness, 6);
    }

    private static void AssertClose(IReadOnlyList<double> expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 12));
    }

    private sealed class Collector<T>(List<T> into) : IProgress<T>
    {
        public void Report(T value) => into.Add(value);
    }
}
