using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class SobolSequenceTests
{
    // By scipy.stats.qmc.Sobol(d, scramble=False).random(8), SciPy 1.10; dimensions 1 to 3 and 128.
    [Theory]
    [InlineData(0, new[] { 0, 0.5, 0.75, 0.25, 0.375, 0.875, 0.625, 0.125 })]
    [InlineData(1, new[] { 0, 0.5, 0.25, 0.75, 0.375, 0.875, 0.125, 0.625 })]
    [InlineData(2, new[] { 0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375 })]
    [InlineData(127, new[] { 0, 0.5, 0.25, 0.75, 0.625, 0.125, 0.875, 0.375 })]
    public void Coordinate_FirstPoints_AreThePublishedOnes(int dimension, double[] expected) =>
        Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(i => SobolSequence.Coordinate(dimension, i)));

    // Point 1000 of the same sequence, dimensions 1, 2, 17, 64 and 128.
    [Theory]
    [InlineData(0, 0.2197265625)]
    [InlineData(1, 0.0966796875)]
    [InlineData(16, 0.7197265625)]
    [InlineData(63, 0.4462890625)]
    [InlineData(127, 0.5439453125)]
    public void Coordinate_LaterPoint_IsThePublishedOne(int dimension, double expected) =>
        Assert.Equal(expected, SobolSequence.Coordinate(dimension, 1000));

    [Fact]
    public void Scrambled_Points_KeepTheBalanceOfTheSequence()
    {
        // Of 256 points of two dimensions, each elementary interval of 16 x 16 holds one, as the sequence is a (0,2)-sequence there.
        HashSet<(int, int)> boxes = [.. Enumerable.Range(0, 256).Select(static i => ((int)(16 * SobolSequence.Scrambled(0, i, 11)), (int)(16 * SobolSequence.Scrambled(1, i, 12))))];

        Assert.Equal(256, boxes.Count);
        Assert.NotEqual(SobolSequence.Scrambled(0, 1, 11), SobolSequence.Scrambled(0, 1, 12));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void Scrambled_Points_HaveAFarLowerDiscrepancyThanChance(int dimensions)
    {
        double[] ratios = [.. Enumerable.Range(1, 5).Select(seed =>
        {
            TrialRandom random = new(seed, 0);
            double[][] chance = [.. Enumerable.Range(0, 128).Select(_ => Enumerable.Range(0, dimensions).Select(_ => random.NextDouble()).ToArray())];
            double[][] sobol = [.. Enumerable.Range(0, 128).Select(i => Enumerable.Range(0, dimensions).Select(d => SobolSequence.Scrambled(d, i, SobolSequence.Key(seed, $"x{d}"))).ToArray())];
            return Discrepancy(sobol) / Discrepancy(chance);
        })];

        Assert.All(ratios, static r => Assert.InRange(r, 0, 0.75));
    }

    [Fact]
    public void Scrambled_ManyKeys_AreUniform()
    {
        double mean = Enumerable.Range(0, 2000).Average(static k => SobolSequence.Scrambled(3, 77, SobolSequence.Key(k, "x")));

        Assert.InRange(mean, 0.5 - 4 * 0.289 / Math.Sqrt(2000), 0.5 + 4 * 0.289 / Math.Sqrt(2000));
    }

    // The centred L2 discrepancy of F. J. Hickernell, 1998.
    private static double Discrepancy(double[][] points)
    {
        int n = points.Length, d = points[0].Length;
        double one = points.Sum(static p => p.Aggregate(1.0, static (product, x) => product * (1 + 0.5 * Math.Abs(x - 0.5) - 0.5 * Math.Pow(x - 0.5, 2))));
        double two = points.Sum(p => points.Sum(q => p.Zip(q).Aggregate(1.0, static (product, x) =>
            product * (1 + 0.5 * Math.Abs(x.First - 0.5) + 0.5 * Math.Abs(x.Second - 0.5) - 0.5 * Math.Abs(x.First - x.Second)))));
        return Math.Sqrt(Math.Pow(13.0 / 12, d) - 2.0 / n * one + two / n / n);
    }
}
