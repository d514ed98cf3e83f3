using MedScan.Exploration.Measuring;

namespace MedScan.Tests.Exploration.Measuring;

public sealed class LaplacianTests
{
    // By hand: a dot of 1 in zeros gives 4 at the dot and -1 at its four neighbours; of 9 inner pixels the mean is 0
    // and the variance (16 + 4) / 9.
    [Fact]
    public void Variance_OneDot_MatchesHandCount()
    {
        var levels = new byte[25];
        levels[12] = 1;

        Assert.Equal(20.0 / 9, Laplacian.Variance(levels, 5, 5), 12);
    }

    [Fact]
    public void Variance_Slope_IsZero() =>
        Assert.Equal(0, Laplacian.Variance([.. Enumerable.Range(0, 200 * 3).Select(i => (byte)(i % 200))], 200, 3));

    // The largest values that can occur, over more pixels than 32-bit sums of squares would bear: a chessboard of 0 and 255
    // gives 4 * 255 and -4 * 255 in turn, whose variance is (4 * 255)^2.
    [Fact]
    public void Variance_WideChessboard_DoesNotOverflow()
    {
        const int width = 200_002;
        byte[] levels = [.. Enumerable.Range(0, width * 3).Select(i => ((i % width) + (i / width)) % 2 == 0 ? (byte)255 : (byte)0)];

        Assert.Equal(1020.0 * 1020, Laplacian.Variance(levels, width, 3), 3);
    }

    [Theory]
    [InlineData(2, 9)]
    [InlineData(9, 2)]
    [InlineData(1, 1)]
    public void Variance_NoInnerPixel_IsZero(int width, int height) =>
        Assert.Equal(0, Laplacian.Variance(MadeImages.Gray(0, width, height).Pixels.Span, width, height));

    [Theory]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(35)]
    [InlineData(66)]
    [InlineData(67)]
    [InlineData(130)]
    public void Variance_AnyWidth_EqualsThePlainSum(int width)
    {
        const int height = 5;
        byte[] levels = MadeImages.Gray(3, width, height).Pixels.ToArray();
        List<double> values = [];
        for (int y = 1; y < height - 1; y++)
        {
            for (int x = 1; x < width - 1; x++)
                values.Add((4 * At(x, y)) - At(x - 1, y) - At(x + 1, y) - At(x, y - 1) - At(x, y + 1));
        }

        double mean = values.Average();
        Assert.Equal(values.Average(value => (value - mean) * (value - mean)), Laplacian.Variance(levels, width, height), 6);

        int At(int x, int y) => levels[(y * width) + x];
    }
}
