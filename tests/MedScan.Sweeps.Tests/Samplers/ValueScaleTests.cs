using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class ValueScaleTests
{
    [Theory]
    [InlineData(new[] { 1, 2, 4, 8, 16, 32, 64, 128, 256.0 })]
    [InlineData(new[] { -9, -8, -8, -7, 0, 1e300 })]
    [InlineData(new[] { double.NegativeInfinity, -1e308, 0, 1e308, double.PositiveInfinity })]
    [InlineData(new[] { 1, 1, 1, 1, 1 + 1e-12 })]
    public void Normalize_AnyValues_KeepsTheirOrderAndHasMean0Variance1(double[] values)
    {
        double[] scaled = ValueScale.Normalize(values);

        Assert.Equal(0, scaled.Average(), 1e-9);
        Assert.Equal(1, scaled.Average(static s => s * s), 1e-9);
        Assert.Equal(scaled.Order(), scaled);
        Assert.True(scaled[0] < scaled[^1]);
    }

    [Fact]
    public void Normalize_OneValueFarAbove_LeavesTheOthersApart()
    {
        double[] scaled = ValueScale.Normalize([1, 2, 3, 4, 5, 6, 7, 8, 1e9]);

        Assert.True(scaled[7] - scaled[0] > 0.5, string.Join(' ', scaled));
    }

    // Powers of two are as far apart as their logarithms are once their tail is shortened; by hand, none is more than 1 from the next.
    [Fact]
    public void Normalize_LongTail_IsStraightened()
    {
        double[] scaled = ValueScale.Normalize([.. Enumerable.Range(0, 16).Select(static i => Math.Pow(2, i / 2.0))]);

        Assert.All(scaled.Zip(scaled.Skip(1)), static pair => Assert.InRange(pair.Second - pair.First, 0.01, 0.4));
    }

    [Theory]
    [InlineData(new[] { 3.0, 3, 3 })]
    [InlineData(new[] { double.PositiveInfinity, double.NegativeInfinity })]
    [InlineData(new[] { 2, double.PositiveInfinity })]
    public void Normalize_NoFiniteDifference_Gives0(double[] values) => Assert.All(ValueScale.Normalize(values), static v => Assert.Equal(0, v));
}
