using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class NsgaIIPopulationTests
{
    [Fact]
    public void Crowding_FourPoints_MatchesHandCalculation()
    {
        // Extents 10 and 8: the second has (4 - 0) / 10 + (8 - 2) / 8, the third (10 - 1) / 10 + (5 - 0) / 8.
        double[] crowding = NsgaIIPopulation.Crowding([[0, 8], [1, 5], [4, 2], [10, 0]]);

        Assert.Equal(double.PositiveInfinity, crowding[0]);
        Assert.Equal(0.4 + 0.75, crowding[1], 12);
        Assert.Equal(0.9 + 0.625, crowding[2], 12);
        Assert.Equal(double.PositiveInfinity, crowding[3]);
    }
}
