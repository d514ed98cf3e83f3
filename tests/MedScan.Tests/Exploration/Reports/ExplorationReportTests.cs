using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Exploration.Reports;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration.Reports;

public sealed class ExplorationReportTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<(ImageDataset Dataset, DatasetSummary Summary)> MeasureAsync(string html = "a")
    {
        for (int i = 0; i < 12; i++)
            folder.Write($"set/train/{html}/{i:00}.png", MadeImages.Flat((byte)(40 + i), 60));
        folder.Write($"set/train/{html}/99.png", MadeImages.Flat(200, 60));
        folder.Write("set/train/b/00.png", MadeImages.Colored(1, 200, 30));
        folder.Write($"set/test/{html}/00.png", MadeImages.Flat(40, 60)); // also in training
        folder.Write("set/test/b/01.png", MadeImages.Colored(3, 20, 10));
        folder.Write("set/test/b/02.png", "no picture");
        ImageDataset dataset = await ImageDataset.OpenAsync(folder.At("set"));
        return (dataset, await DatasetSummary.ComputeAsync(dataset, new SummaryOptions { ImageSize = 16 }));
    }

    [Fact]
    public async Task CreateAsync_MixedSet_ShowsEachPart()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync();

        // Long words may break where the page says so.
        string page = (await ExplorationReport.CreateAsync(dataset, summary)).ToHtml().Replace("<wbr>", "", StringComparison.Ordinal);

        foreach (string part in new[] { "Classes and their balance", "Sizes and files", "Grey levels", "Mean images", "Samples", "Unlike the rest", "bright: 1 image", "Unreadable files" })
            Assert.Contains(part, page, StringComparison.Ordinal);
        Assert.Contains("1 of 3 test images also occur in an earlier split", page, StringComparison.Ordinal);
        Assert.Contains("test/b/02.png", page, StringComparison.Ordinal);
        Assert.Contains("image/png;base64", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_SameData_IsTheSamePage()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync();
        string first = (await ExplorationReport.CreateAsync(dataset, summary)).ToHtml();

        Assert.Equal(first, (await ExplorationReport.CreateAsync(dataset, summary)).ToHtml());
        Assert.NotEqual(first, (await ExplorationReport.CreateAsync(dataset, summary, new ReportOptions { Seed = 8 })).ToHtml());
    }

    [Fact]
    public async Task CreateAsync_NamesWithMarkup_StayText()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync("<b>&a");

        string page = (await ExplorationReport.CreateAsync(dataset, summary)).ToHtml();

        Assert.DoesNotContain("<b>&a", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;&amp;a", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_ImageGoneSinceItWasMeasured_LeavesItOut()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync();
        File.Delete(folder.At("set/train/b/00.png"));

        Assert.Contains("Samples", (await ExplorationReport.CreateAsync(dataset, summary)).ToHtml(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WriteAsync_NoSuchFolder_FailsWithTheReason()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync();

        MedScanException error = await Assert.ThrowsAsync<MedScanException>(
            () => ExplorationReport.WriteAsync(folder.At("absent/report.html"), dataset, summary));

        Assert.Contains("report.html: the report cannot be written: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CreateAsync_SummaryOfOtherData_IsRefused()
    {
        (_, DatasetSummary summary) = await MeasureAsync();
        ImageDataset other = SampleSets.Index(2, SampleSets.Sample(0, 0), SampleSets.Sample(1, 1));

        await Assert.ThrowsAsync<ArgumentException>(() => ExplorationReport.CreateAsync(other, summary));
    }

    [Fact]
    public async Task CreateAsync_OptionOutOfRange_IsRefused()
    {
        (ImageDataset dataset, DatasetSummary summary) = await MeasureAsync();

        foreach (ReportOptions options in new ReportOptions[] { new() { SamplesPerClass = -1 }, new() { OutliersPerKind = 101 }, new() { ThumbnailSize = 15 } })
            await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ExplorationReport.CreateAsync(dataset, summary, options));
    }
}
