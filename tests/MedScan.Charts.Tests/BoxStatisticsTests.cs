namespace MedScan.Charts.Tests;

public sealed class BoxStatisticsTests
{
    // Quartiles from Python 3.11: statistics.quantiles(values, n=4, method='inclusive'), which is NumPy's default too.
    [Theory]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 1.75, 2.5, 3.25)]
    [InlineData(new[] { 7.0, 15, 36, 39, 40, 41 }, 20.25, 37.5, 39.75)]
    [InlineData(new[] { 40.0, 7, 41, 15, 39, 36 }, 20.25, 37.5, 39.75)]
    [InlineData(new[] { 3.0, 7, 8, 5, 12, 14, 21, 13, 18 }, 7.0, 12.0, 14.0)]
    [InlineData(new[] { 5.0 }, 5.0, 5.0, 5.0)]
    public void Of_KnownValues_HasTheirQuartiles(double[] values, double lower, double median, double upper)
    {
        var box = BoxStatistics.Of(values);

        Assert.Equal([lower, median, upper], new[] { box.LowerQuartile, box.Median, box.UpperQuartile });
    }

    // By hand: quartiles 2 and 5.75, so whiskers end within -3.625 and 11.375.
    [Fact]
    public void Of_ValuesBeyondTheWhiskers_AreOutliers()
    {
        var box = BoxStatistics.Of([12, 1, 2, -4.5, 3, 6, 5, 4, double.NaN, 13, 2]);

        Assert.Equal(10, box.Count);
        Assert.Equal([2, 5.75], new[] { box.LowerQuartile, box.UpperQuartile });
        Assert.Equal([-4.5, 12, 13], box.Outliers);
        Assert.Equal([1, 6], new[] { box.LowerWhisker, box.UpperWhisker });
        Assert.Equal([-4.5, 13], new[] { box.Minimum, box.Maximum });
    }

    [Fact]
    public void Of_Nothing_HasNoNumbers()
    {
        var box = BoxStatistics.Of([double.NaN, double.PositiveInfinity]);

        Assert.Equal(0, box.Count);
        Assert.True(double.IsNaN(box.Median));
        Assert.Empty(box.Outliers);
    }

    [Fact]
    public void Of_HugeValues_DoesNotOverflow() =>
        Assert.Equal(0, BoxStatistics.Of([-1.7e308, 1.7e308]).Median);
}
