using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Tests.Studies;

public sealed class HypervolumeTests
{
    [Fact]
    public void Compute_TwoObjectives_MatchesCountedSquares()
    {
        // Up to (5, 5): columns of heights 1, 3, 3 and 4 right of 1, 2, 3 and 4.
        Assert.Equal(11, Hypervolume.Compute([[1, 4], [2, 2], [4, 1], [3, 3]], [5, 5]), 12);
    }

    [Fact]
    public void Compute_ThreeObjectives_MatchesCountedCubes()
    {
        // 2x2x1 + 2x1x2 + 1x2x2 cubes, of which the pairs share 2x1x1, 1x2x1 and 1x1x2, and all three one.
        Assert.Equal(12 - 6 + 1, Hypervolume.Compute([[1, 1, 2], [1, 2, 1], [2, 1, 1]], [3, 3, 3]), 12);
    }

    [Fact]
    public void Compute_OnePoint_IsItsBox() => Assert.Equal(24, Hypervolume.Compute([[-1, -2, -3, 0]], [0, 0, 0, 4]), 12);

    [Fact]
    public void Compute_Maximized_CountsFromTheReferenceUp() =>
        Assert.Equal(2, Hypervolume.Compute([[3, 1], [9, 7]], [1, 2], [StudyDirection.Maximize, StudyDirection.Minimize]), 12);

    [Fact]
    public void Compute_NothingBetterThanTheReference_IsZero()
    {
        Assert.Equal(0, Hypervolume.Compute([], [1, 1]));
        Assert.Equal(0, Hypervolume.Compute([[1, 0], [0, 2]], [1, 1]));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Compute_RandomPoints_AgreesWithMonteCarlo(int objectives)
    {
        const int Samples = 40000;
        TrialRandom random = new(7, objectives);
        double[][] points = [.. Enumerable.Range(0, 15).Select(_ => Point())];
        double[] one = [.. Enumerable.Repeat(1.0, objectives)];

        int hits = Enumerable.Range(0, Samples).Count(_ =>
        {
            double[] sample = Point();
            return points.Any(p => p.Zip(sample).All(static pair => pair.First <= pair.Second));
        });

        // Five standard deviations.
        Assert.Equal(hits / (double)Samples, Hypervolume.Compute(points, one), 5 * 0.5 / Math.Sqrt(Samples));
        Assert.Equal(Hypervolume.Compute(points, one), Hypervolume.Compute([.. points.Reverse(), .. points], one), 12);

        double[] Point() => [.. Enumerable.Range(0, objectives).Select(_ => random.NextDouble())];
    }

    [Fact]
    public void Compute_ObjectivesDiffer_Throws()
    {
        Assert.Throws<ArgumentException>(static () => Hypervolume.Compute([[1, 2, 3]], [1, 1]));
        Assert.Throws<ArgumentException>(static () => Hypervolume.Compute([[1, double.NaN]], [1, 1]));
        Assert.Throws<ArgumentException>(static () => Hypervolume.Compute([[1, 2]], [1, 1], [StudyDirection.Minimize]));
    }
}
