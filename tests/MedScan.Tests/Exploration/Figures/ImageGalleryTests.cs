using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Exploration.Figures;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration.Figures;

public sealed class ImageGalleryTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private Task<ImageDataset> OpenAsync()
    {
        folder.Write("set/train/a/0.png", MadeImages.Gray(1, 20, 10));
        folder.Write("set/train/b/0.png", MadeImages.Colored(2, 8, 8));
        folder.Write("set/test/a/0.png", MadeImages.Gray(3, 8, 8));
        folder.Write("set/test/b/0.png", MadeImages.Gray(4, 8, 8));
        return ImageDataset.OpenAsync(folder.At("set"));
    }

    [Fact]
    public async Task DrawAsync_NoCaption_SaysClassAndSplit()
    {
        ImageDataset dataset = await OpenAsync();
        int test = dataset.IndicesOf(DataSplit.Test)[0];

        Figure figure = await ImageGallery.DrawAsync(dataset, [test]);

        Assert.Equal("a\ntest", Assert.Single(Assert.IsType<ImageGridSeries>(figure.Series[0]).Tiles).Caption);
    }

    [Fact]
    public async Task DrawAsync_LargerThanTheSide_ShrinksAndKeepsTheOrder()
    {
        ImageDataset dataset = await OpenAsync();

        Figure figure = await ImageGallery.DrawAsync(dataset, [2, 0, 1], index => dataset.Samples[index].Path, columns: 2, side: 10);

        var grid = Assert.IsType<ImageGridSeries>(figure.Series[0]);
        Assert.Equal(2, grid.Columns);
        Assert.Equal([2, 0, 1], grid.Tiles.Select(tile => dataset.Samples.Index().First(pair => pair.Item.Path == tile.Caption).Index));
        Assert.Equal((10, 5), grid.Tiles.Where(tile => tile.Caption.EndsWith("train/a/0.png", StringComparison.Ordinal)).Select(tile => (tile.Width, tile.Height)).Single());
    }

    [Fact]
    public async Task DrawAsync_PositionOutside_SaysTheRange()
    {
        ImageDataset dataset = await OpenAsync();

        var error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => ImageGallery.DrawAsync(dataset, [4]));

        Assert.Contains("from 0 to 3", error.Message, StringComparison.Ordinal);
    }
}
