using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class CmaEsSamplerTests : SamplerConformance
{
    protected override Sampler Create(int seed, SearchSpace space) => new CmaEsSampler(seed, new CmaEsOptions { Population = 6 });

    [Fact]
    public async Task SampleJointly_Bowl_ConvergesToItsBottom() =>
        Assert.InRange(await TestProblem.Sphere.SolveAsync(new CmaEsSampler(seed: 1), 500), 0, 1e-4);

    [Fact]
    public async Task SampleJointly_CurvedValley_IsFollowed() =>
        Assert.InRange(await TestProblem.Rosenbrock.SolveAsync(new CmaEsSampler(seed: 1), 900), 0, 0.5);

    [Fact]
    public async Task SampleJointly_SeveralHollows_RestartsLeadOutOfTheWrongOnes() =>
        Assert.InRange(await new TestProblem(2, -5.12, 5.12, TestProblem.Rastrigin.Value).SolveAsync(new CmaEsSampler(seed: 1), 900), 0, 0.5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task SampleJointly_WholeNumbersAndSwitches_DoNotFreeze(int seed)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new CmaEsSampler(seed) });

        await study.OptimizeAsync(static trial =>
        {
            double value = Math.Pow(trial.Float("x", -5, 5) - 2, 2) + Math.Abs(trial.Int("n", 0, 20) - 19);
            for (int i = 0; i < 3; i++)
                value += trial.Int($"switch{i}", 0, 1) * 3 * (i - 0.5); // on is better for the first only
            return Task.FromResult<TrialResult>(value);
        }, trials: 300);

        // (0, 0) - 1.5: by hand.
        Assert.InRange((await study.BestTrialAsync())!.Value, -1.5, -1.49);
    }

    [Theory]
    [InlineData(3, 0.2, 2)]
    [InlineData(null, 0, 2)]
    [InlineData(null, 0.2, 0)]
    public void Constructor_OptionOutOfRange_Throws(int? population, double deviation, int growth) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new CmaEsSampler(options: new CmaEsOptions { Population = population, InitialDeviation = deviation, RestartGrowth = growth }));

    [Fact]
    public void Update_GoodPointsOnALine_TurnsTheDistributionAlongIt()
    {
        CmaEs search = new([0.5, 0.5], 0.2, 6);
        for (int generation = 0; generation < 20; generation++)
        {
            double middle = search.Mean[0];
            double[] good = [.. new[] { 0.2, 0.1, -0.1, -0.2 }], bad = [0.2, -0.2];
            search.Update([.. good.Select(d => new[] { middle + d, middle + d }), .. bad.Select(d => new[] { middle + d, middle - d })], [0, 0, 0, 0, 1, 1]);
        }
        TrialRandom random = new(1, 1);
        double[][] points = [.. Enumerable.Range(0, 200).Select(_ => search.Draw(random))];
        double along = points.Average(p => Math.Pow(p[0] + p[1] - search.Mean[0] - search.Mean[1], 2)), across = points.Average(static p => Math.Pow(p[0] - p[1], 2));

        Assert.True(along > 3 * across, $"{along} along the line, {across} across it");
    }

    [Fact]
    public void Given_PointThatWasDrawn_FollowsTheLine()
    {
        CmaEs search = new([0.5, 0.5], 0.2, 6);
        for (int generation = 0; generation < 40; generation++)
        {
            double middle = search.Mean[0];
            double[] good = [.. new[] { 0.2, 0.1, -0.1, -0.2 }], bad = [0.2, -0.2];
            search.Update([.. good.Select(d => new[] { middle + d, middle + d }), .. bad.Select(d => new[] { middle + d, middle - d })], [0, 0, 0, 0, 1, 1]);
        }

        // Both coordinates are almost the same, so the regression of one on the other has a slope of almost 1.
        Assert.Equal([0.9, 0.8], search.Given([0.5, 0.4], [0.9, null]).Select(static x => Math.Round(x, 1)));
        Assert.Equal([0.5, 0.4], search.Given([0.5, 0.4], [null, null]));
        Assert.Equal([0.1, 0.2], search.Given([0.5, 0.4], [0.1, 0.2]));
    }

    [Fact]
    public async Task SampleJointly_ValueThatWasEnqueued_RestGoesWithIt()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new CmaEsSampler(1) });
        await study.OptimizeAsync(Valley, trials: 120);
        double[] given = [0.3, 0.4, 0.5, 0.6, 0.7];
        foreach (double x in given)
            await study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = x });

        await study.OptimizeAsync(Valley, trials: given.Length);

        IReadOnlyList<FrozenTrial> last = [.. (await study.TrialsAsync()).TakeLast(given.Length)];
        Assert.Equal(given, last.Select(static t => t.Parameters["x"].Stored));
        Assert.All(last, static t => Assert.Equal(t.Parameters["x"].Stored, t.Parameters["y"].Stored, 0.1)); // where the valley is

        static Task<TrialResult> Valley(Trial trial)
        {
            double x = trial.Float("x", 0, 1), y = trial.Float("y", 0, 1);
            return Task.FromResult<TrialResult>(Math.Pow(x - y, 2) + 0.0001 * x * x);
        }
    }

    [Fact]
    public void KeepMargin_DistributionWithinOneCell_ReachesTheNextOneAgain()
    {
        CmaEs search = new([0.25, 0.5], 0.001, 6);

        search.KeepMargin(0, 0, 0.5); // a switch, off: the cells are from 0 to ½ and from ½ to 1

        // By the definition of the margin, one of n λ + 1 = 13 points falls beside the cell; of 13,000 it is 1000 ± 30.
        TrialRandom random = new(1, 1);
        int beside = Enumerable.Range(0, 13_000).Count(_ => search.Draw(random)[0] > 0.5);
        Assert.InRange(beside, 850, 1150);
        Assert.InRange(search.DeviationOf(1), 0.00099, 0.00101);
    }
}
