namespace MedScan.Charts.Tests;

public sealed class ParallelSeriesTests
{
    private static readonly ParallelAxis s_rate = ParallelAxis.Numbers("rate", [0.1, 0, -1], AxisScale.Log);
    private static readonly ParallelAxis s_net = ParallelAxis.Categories("net", ["b", "", "a"]);

    [Fact]
    public void Numbers_NotAboveZeroOnLogarithmicAxis_AreGaps() => Assert.Equal([0.1, double.NaN, double.NaN], s_rate.Values);

    [Fact]
    public void Categories_InTheirOrder_AreIndexes()
    {
        Assert.Equal(["b", "a"], s_net.Labels!);
        Assert.Equal([0, double.NaN, 1], s_net.Values);
    }

    [Fact]
    public void ParallelSeries_LengthsDiffer_SaysWhose()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ParallelSeries("t", [s_rate, ParallelAxis.Numbers("epochs", [1])]));
        Assert.Contains("got 3 for 'rate' and 1 for 'epochs'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithColorBy_UnknownAxis_NamesAll()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ParallelSeries("t", [s_rate, s_net]).WithColorBy("acc"));
        Assert.Contains("Expected one of 'rate', 'net', got 'acc'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ToSvg_LineWithGaps_IsDrawnWhereItHasValues()
    {
        string svg = Figure.ParallelCoordinates(new ParallelSeries("t", [s_rate, s_net]).WithTexts(["first", "second", "third"])).ToSvg();

        Assert.Contains("first: rate 0.1, net b", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("second", svg, StringComparison.Ordinal); // it has a value on no axis
        Assert.Contains("third: rate \u2013, net a", svg, StringComparison.Ordinal);
    }
}
