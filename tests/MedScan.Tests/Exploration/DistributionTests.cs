using MedScan.Exploration;

namespace MedScan.Tests.Exploration;

public sealed class DistributionTests
{
    // numpy 1.24: percentile(x, [0, 25, 50, 75, 100]), mean and std.
    [Fact]
    public void Of_KnownNumbers_MatchesNumpy()
    {
        Distribution distribution = Distribution.Of([3, 1, 4, 1, 5, 9, 2, 6.5]);

        Assert.Equal(
            [1.0, 1.75, 3.5, 5.375, 9.0],
            [distribution.Minimum, distribution.LowerQuartile, distribution.Median, distribution.UpperQuartile, distribution.Maximum]);
        Assert.Equal((8, 3.9375), (distribution.Count, distribution.Mean));
        Assert.Equal(2.6272311946229627, distribution.StandardDeviation, 12);
    }

    [Fact]
    public void Of_OneNumber_IsThatNumber() =>
        Assert.Equal((7, 7, 7, 0), (Distribution.Of([7]).Minimum, Distribution.Of([7]).Median, Distribution.Of([7]).Maximum, Distribution.Of([7]).StandardDeviation));

    [Fact]
    public void Of_OtherOrder_IsTheSame() => Assert.Equal(Distribution.Of([0.1, 0.7, 1e9, 0.2]), Distribution.Of([1e9, 0.2, 0.1, 0.7]));

    [Theory]
    [InlineData]
    [InlineData(1.0, double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_NothingOrNoNumber_Throws(params double[] values) => Assert.Throws<ArgumentException>(() => Distribution.Of(values));
}
