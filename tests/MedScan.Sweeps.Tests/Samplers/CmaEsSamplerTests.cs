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
}
