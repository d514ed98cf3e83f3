using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Tests.Spaces;

public sealed class BetaDistributionTests
{
    [Theory]
    // scipy.stats.beta.ppf(u, a, b)
    [InlineData(2, 5, 0.5, 0.26444998329566005)]
    [InlineData(0.5, 0.5, 0.1, 0.024471741852423214)]
    [InlineData(8, 1, 0.25, 0.8408964152537145)]
    [InlineData(1, 1, 0.3, 0.3)]
    public void FromUnit_KnownQuantiles_AreThose(double a, double b, double unit, double expected)
    {
        BetaDistribution distribution = new(a, b);
        Assert.Equal(expected, distribution.FromUnit(unit), 10);
        Assert.Equal(unit, distribution.ToUnit(expected), 10);
    }

    [Fact]
    public void FromUnit_Ends_AreTheEnds() => Assert.Equal((0, 1), (new BetaDistribution(2, 3).FromUnit(0), new BetaDistribution(2, 3).FromUnit(1)));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, -1)]
    [InlineData(double.NaN, 1)]
    public void Constructor_ShapeNotAboveZero_SaysSo(double a, double b) => Assert.Throws<ArgumentException>(() => new BetaDistribution(a, b));
}
