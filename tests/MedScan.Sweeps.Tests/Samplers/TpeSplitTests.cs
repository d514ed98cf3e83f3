using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class TpeSplitTests
{
    [Theory]
    [InlineData(3, 5, new[] { 1.0, 1, 1 })]
    [InlineData(6, 5, new[] { 1.0 / 6, 1, 1, 1, 1, 1 })]
    [InlineData(5, 2, new[] { 0.2, 0.6, 1, 1, 1 })]
    [InlineData(0, 2, new double[0])]
    public void WeightsByAge_SomeTrials_FallFromRecentToOldest(int count, int recent, double[] expected)
    {
        double[] weights = TpeSplit.WeightsByAge(count, recent);

        Assert.Equal(expected.Length, weights.Length);
        Assert.All(expected.Zip(weights), static pair => Assert.Equal(pair.First, pair.Second, 12));
    }
}
