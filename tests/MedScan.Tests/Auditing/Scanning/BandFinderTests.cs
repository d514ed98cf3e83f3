using MedScan.Auditing.Scanning;

namespace MedScan.Tests.Auditing.Scanning;

public sealed class BandFinderTests
{
    [Fact]
    public void Find_Letterbox_MeasuresBothBands() =>
        Assert.Equal(new Bands(0, 12, 0, 9, 0), BandFinder.Find(Picture(100, 80, (_, y) => y is < 12 or >= 71 ? 0 : 150), 100, 80));

    [Fact]
    public void Find_WhiteFrame_MeasuresFourBands() =>
        Assert.Equal(new Bands(5, 4, 6, 7, 255), BandFinder.Find(Picture(100, 80, (x, y) => x < 5 || x >= 94 || y < 4 || y >= 73 ? 255 : 100), 100, 80));

    // A head is round: the first row that shows any of it shows little.
    [Fact]
    public void Find_RoundContentOnBlack_IsNoBorder() =>
        Assert.Null(BandFinder.Find(Picture(100, 100, (x, y) => ((x - 50) * (x - 50)) + ((y - 50) * (y - 50)) < 1600 ? 150 : 0), 100, 100));

    [Fact]
    public void Find_BandAtOneEdgeOnly_IsNoBorder() =>
        Assert.Null(BandFinder.Find(Picture(100, 80, (_, y) => y < 12 ? 0 : 150), 100, 80));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 50)]
    [InlineData(3, 2)]
    public void Find_TinyOrEvenImage_IsNoBorder(int width, int height) => Assert.Null(BandFinder.Find(new byte[width * height], width, height));

    private static byte[] Picture(int width, int height, Func<int, int, int> level) =>
        [.. Enumerable.Range(0, width * height).Select(place => (byte)level(place % width, place / width))];
}
