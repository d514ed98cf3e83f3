namespace MedScan.Charts.Tests;

public sealed class HistogramBinsTests
{
    // By hand: each bin holds its lower edge, the last one also its upper.
    [Fact]
    public void Of_ValuesOnEdges_BelongToTheBinAbove() =>
        Assert.Equal([2, 1, 3], HistogramSeries.Of("h", [0, 0.5, 1, 2, 2.5, 3, -1, 4, double.NaN, double.PositiveInfinity], [0, 1, 2, 3]).Counts);

    [Fact]
    public void OfEqualWidth_FourBins_DividesTheRange() => Assert.Equal([1, 1.5, 2, 2.5, 3], HistogramBins.OfEqualWidth([3, 1, 2], 4));

    // Quartiles 3 and 9 (Python's statistics.quantiles, inclusive), so 2 * 6 / 16^(1/3) = 4.76 wide: ceil(13 / 4.76) = 3 bins.
    [Fact]
    public void FreedmanDiaconis_KnownValues_FollowsTheRule()
    {
        double[] values = [2, 2, 2, 3, 3, 4, 4, 4, 5, 6, 7, 9, 9, 10, 12, 15];

        Assert.Equal(4, HistogramBins.FreedmanDiaconis(values).Count);
    }

    // log2(16) + 1 bins by Sturges' rule.
    [Fact]
    public void FreedmanDiaconis_EqualQuartiles_FallsBack() =>
        Assert.Equal(5 + 1, HistogramBins.FreedmanDiaconis([.. Enumerable.Repeat(1.0, 14), 0, 9]).Count);

    [Theory]
    [InlineData(new double[0], 2)]
    [InlineData(new[] { double.NaN }, 2)]
    [InlineData(new[] { 7.0, 7, 7 }, null)]
    [InlineData(new[] { 1e300, -1e300, 0 }, null)]
    [InlineData(new[] { -1.7e308, 1.7e308 }, null)]
    [InlineData(new[] { 1.0, 1.0000000000000002 }, null)]
    [InlineData(new[] { 1e17, 1e17 }, null)]
    public void FreedmanDiaconis_OddValues_GivesAscendingEdgesThatHoldAll(double[] values, int? count)
    {
        IReadOnlyList<double> edges = HistogramBins.FreedmanDiaconis(values);

        Assert.Equal(count ?? edges.Count, edges.Count);
        Assert.All(edges.Zip(edges.Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.Equal(values.Count(double.IsFinite), HistogramSeries.Of("h", values, edges).Counts.Sum());
    }

    [Fact]
    public void FreedmanDiaconis_OneFarOutlier_KeepsTheBinsBounded() =>
        Assert.InRange(HistogramBins.FreedmanDiaconis([.. Enumerable.Range(0, 1000).Select(value => value / 1000.0), 1e9]).Count, 2, 201);

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public void Of_NoBinOrTooMany_IsRefused(int bins) => Assert.Throws<ArgumentOutOfRangeException>(() => HistogramSeries.Of("h", [1, 2], bins));

    [Fact]
    public void HistogramSeries_EdgesThatDoNotAscend_AreRefused() => Assert.Throws<ArgumentException>(() => new HistogramSeries("h", [0, 1, 1], [1, 2]));

    [Fact]
    public void HistogramSeries_AsManyCountsAsEdges_SaysBoth()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HistogramSeries("h", [0, 1, 2], [1, 2, 3]));
        Assert.Contains("Expected 2 counts for 3 edges, got 3", error.Message, StringComparison.Ordinal);
    }
}
