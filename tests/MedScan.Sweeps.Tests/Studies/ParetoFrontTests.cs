using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

public sealed class ParetoFrontTests
{
    [Fact]
    public async Task ParetoFrontAsync_TwoObjectives_GivesThoseThatNoneDominates()
    {
        (double Loss, double Accuracy)[] values = [(1, 0.5), (2, 0.9), (2, 0.8), (0.5, 0.1), (1, 0.5), (3, 0.9)];
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1), Directions = [StudyDirection.Minimize, StudyDirection.Maximize] });
        await study.OptimizeAsync(trial => Task.FromResult(trial.Number == 6 ? TrialResult.Fail("no") : TrialResult.Complete(values[trial.Number].Loss, values[trial.Number].Accuracy)), 7);

        Assert.Equal([0, 1, 3, 4], (await study.ParetoFrontAsync()).Select(static t => t.Number));
    }

    [Fact]
    public async Task ParetoFrontAsync_OneObjective_GivesTheBest()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(1) });
        Assert.Empty(await study.ParetoFrontAsync());

        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Number % 3), 6);

        Assert.Equal([0, 3], (await study.ParetoFrontAsync()).Select(static t => t.Number));
    }

    [Fact]
    public void Fronts_RandomPoints_AgreeWithPeelingOneByOne()
    {
        TrialRandom random = new(5, 0);
        double[][] points = [.. Enumerable.Range(0, 120).Select(_ => new double[] { random.Next(12), random.Next(12), random.Next(12) })];
        List<int> left = [.. Enumerable.Range(0, points.Length)];

        foreach (IReadOnlyList<int> front in Dominance.Fronts(points))
        {
            Assert.Equal(left.Where(i => !left.Any(j => points[j].Zip(points[i]).All(static p => p.First <= p.Second) && !points[j].SequenceEqual(points[i]))), front);
            left.RemoveAll(front.Contains);
        }
        Assert.Empty(left);
    }
}
