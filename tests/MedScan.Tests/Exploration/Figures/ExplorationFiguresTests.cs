using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Exploration;
using MedScan.Exploration.Figures;
using MedScan.Imaging;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration.Figures;

public sealed class ExplorationFiguresTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private async Task<DatasetSummary> MeasureAsync(int classes = 2)
    {
        for (int label = 0; label < classes; label++)
        {
            for (int i = 0; i <= label; i++)
                folder.Write($"set/train/c{label}/{i}.png", MadeImages.Flat((byte)(10 * label), (byte)(100 + i)));
            folder.Write($"set/test/c{label}/t.png", MadeImages.Flat((byte)(10 * label), (byte)(50 + label), side: 10));
        }

        return await DatasetSummary.ComputeAsync(await ImageDataset.OpenAsync(folder.At("set")), new SummaryOptions { ImageSize = 8 });
    }

    [Fact]
    public async Task Counts_TwoSplits_StacksThem()
    {
        Figure figure = ExplorationFigures.Counts(await MeasureAsync());

        BarSeries[] bars = [.. figure.Series.Cast<BarSeries>()];
        Assert.Equal(["train", "test"], bars.Select(series => series.Name));
        Assert.Equal([1, 2], bars[0].Values);
        Assert.Equal([1, 1], bars[1].Values);
    }

    // Class c0: a training image of 64 pixels and a test image of 100, all of level 0 but a pixel each: 162 of 164 in the first
    // four levels, 98.78 %, a quarter of that per level.
    [Fact]
    public async Task Intensities_KnownLevels_AreSharesPerLevel()
    {
        LineSeries line = (LineSeries)ExplorationFigures.Intensities(await MeasureAsync()).Series[0];

        Assert.Equal((64, 1.5), (line.X.Count, line.X[0]));
        Assert.Equal(100.0 * 162 / 164 / 4, line.Y[0], 9);
        Assert.Equal(100, 4 * line.Y.Sum(), 9);
    }

    [Fact]
    public async Task Intensities_ManyClasses_ShowsTheSevenLargest()
    {
        Figure figure = ExplorationFigures.Intensities(await MeasureAsync(classes: 9));

        Assert.Equal(Enumerable.Range(2, 7).Select(label => $"c{label}"), figure.Series.Select(series => series.Name));
    }

    [Fact]
    public async Task Sizes_TwoSizes_AreTwoPointsAClass()
    {
        ScatterSeries points = (ScatterSeries)ExplorationFigures.Sizes(await MeasureAsync()).Series[1];

        Assert.Equal([8, 10], points.X.Order());
        Assert.Contains("8 x 8: 2", points.Texts!);
    }

    [Fact]
    public async Task MeanImages_Dark_AreBrightenedTogether()
    {
        DatasetSummary summary = await MeasureAsync();
        byte brightest = summary.Classes.Max(row => row.MeanImage.Pixels.ToArray().Max());

        Figure figure = ExplorationFigures.MeanImages(summary);

        ImageGridSeries grid = (ImageGridSeries)figure.Series[0];
        PixelImage[] shown = [.. grid.Tiles.Select(tile => ImageDecoder.Decode(tile.Encoded.Span, tile.Caption, new DecodeOptions { Color = ColorMode.Grayscale }))];
        Assert.Equal(["c0", "c1"], grid.Tiles.Select(tile => tile.Caption));
        Assert.Equal(255, shown.Max(image => image.Pixels.ToArray().Max()));
        Assert.Equal(summary.Classes[1].MeanImage.Pixels.Span[0] * 255 / brightest, shown[1].Pixels.Span[0]);
        Assert.EndsWith($"white is {brightest} of 255", figure.Subtitle, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageTrait.Brightness)]
    [InlineData(ImageTrait.Contrast)]
    [InlineData(ImageTrait.Sharpness)]
    public async Task Trait_EachOne_HasABoxPerClass(ImageTrait trait) =>
        Assert.Equal(["c0", "c1"], ExplorationFigures.Trait(await MeasureAsync(), trait).Series.Select(series => series.Name));
}
