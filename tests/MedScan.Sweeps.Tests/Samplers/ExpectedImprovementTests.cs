using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class ExpectedImprovementTests
{
    // ln(φ(z) + z Φ(z)) and Φ(z) / (φ(z) + z Φ(z)) with 60 digits by mpmath.
    [Theory]
    [InlineData(0.0, -0.9189385332046728, 1.2533141373155003)]
    [InlineData(1.0, 0.08002621884930694, 0.7766387252017393)]
    [InlineData(-1.0, -2.4851210257126413, 1.9042712333296918)]
    [InlineData(5.0, 1.6094379231264313, 0.19999994053122006)]
    [InlineData(5.5, 1.7047480928302448, 0.18181817825793056)]
    [InlineData(40.0, 3.6888794541139363, 0.025)]
    [InlineData(-6.0, -22.578879392169796, 6.309840773209832)]
    [InlineData(-24.9, -317.35848574266737, 24.97993695947114)]
    [InlineData(-25.1, -322.37440987246407, 25.179305997377543)]
    [InlineData(-100.0, -5010.12957880025, 100.01999400419587)]
    [InlineData(-100000.0, -5000000023.94479, 100000.00002)]
    public void Standard_AnyDistance_IsExact(double z, double log, double slope)
    {
        (double actual, double actualSlope) = ExpectedImprovement.Standard(z);

        Assert.Equal(log, actual, 1e-9 * Math.Max(1, Math.Abs(log)));
        Assert.Equal(slope, actualSlope, 1e-8 * slope);
    }
}
