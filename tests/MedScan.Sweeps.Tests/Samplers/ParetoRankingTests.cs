using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class ParetoRankingTests
{
    [Fact]
    public void Order_TwoFronts_FirstThoseThatDominateMost()
    {
        // The reference of the first front is (10.9, 10.9): (4, 4) alone dominates most, 6.9 x 6.9, then (1, 10) and (10, 1) alike.
        double[][] points = [[5, 5], [1, 10], [4, 4], [10, 1], [double.PositiveInfinity, 0]];

        Assert.Equal([2, 1, 3, 4, 0], ParetoRanking.Order(points, 5));
    }

    [Fact]
    public void Order_LongFront_SameAsTryingEverythingEachTime()
    {
        double[][] front = [.. Enumerable.Range(0, 30).Select(static i => new[] { i * i / 900.0, Math.Pow(1 - i / 30.0, 3) })];
        double[] reference = [front.Max(static p => p[0]) * 1.1 - front.Min(static p => p[0]) * 0.1, front.Max(static p => p[1]) * 1.1 - front.Min(static p => p[1]) * 0.1];
        List<int> expected = [];
        for (int i = 0; i < 8; i++)
            expected.Add(Enumerable.Range(0, 30).Except(expected).MaxBy(next => Sweeps.Studies.Hypervolume.Compute([.. expected.Append(next).Select(e => front[e])], reference)));

        Assert.Equal(expected, ParetoRanking.Order(front, 8).Take(8));
    }
}
