using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class TpeSamplerTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sample_Sphere_IsMuchBetterThanRandom(bool multivariate)
    {
        double random = 0, tpe = 0;
        for (int seed = 0; seed < 5; seed++)
        {
            random += await BestAsync(new RandomSampler(seed));
            tpe += await BestAsync(Sampler.Tpe(seed, new TpeOptions { Multivariate = multivariate }));
        }

        // The mean best of 80 random points in five dimensions is about 4, see RandomSampler's paper for why it falls so slowly.
        Assert.InRange(tpe, 0, random / 3);

        async Task<double> BestAsync(Sampler sampler)
        {
            await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler });
            await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(Enumerable.Range(0, 5).Sum(i => Math.Pow(trial.Float($"x{i}", -5, 5) - 1, 2))), 80);
            return (await study.BestTrialAsync())!.Value;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sample_Startup_IsRandom(bool multivariate)
    {
        await using Study random = await FilledAsync(new RandomSampler(3), 12), tpe = await FilledAsync(Sampler.Tpe(3, new TpeOptions { Multivariate = multivariate }), 12);

        double[] chance = [.. (await random.TrialsAsync()).Select(static t => t.Parameters["x"].Stored)];
        double[] chosen = [.. (await tpe.TrialsAsync()).Select(static t => t.Parameters["x"].Stored)];

        Assert.Equal(chance[..10], chosen[..10]);
        Assert.NotEqual(chance[10], chosen[10]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sample_RunningTrials_Repel(bool constantLiar)
    {
        await using Study study = await FilledAsync(Sampler.Tpe(1, new TpeOptions { ConstantLiar = constantLiar }), 40);
        List<double> open = [];
        for (int i = 0; i < 12; i++)
            open.Add((await study.AskAsync())!.Float("x", 0, 1));

        double mean = open.Average(), deviation = Math.Sqrt(open.Average(x => (x - mean) * (x - mean)));
        if (constantLiar)
            Assert.InRange(deviation, 0.1, 0.5);
        else
            Assert.InRange(deviation, 0, 0.05); // all of them at the bottom
    }

    [Fact]
    public async Task Sample_BranchWithItsOwnParameters_FindsItsBottom()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = Sampler.Tpe(2) });

        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Categorical("kind", "flat", "deep") == "flat"
            ? 1 + Math.Abs(trial.Int("n", 0, 20) - 13)
            : Math.Abs(Math.Log10(trial.Float("rate", 1e-6, 1, log: true)) + 3)), 100);

        FrozenTrial best = (await study.BestTrialAsync())!;
        Assert.Equal("deep", best.Parameters["kind"].Value);
        Assert.InRange(best.Value, 0, 0.1);
        Assert.True((await study.TrialsAsync()).Count(static t => Equals(t.Parameters["kind"].Value, "deep")) > 60);
    }

    [Fact]
    public async Task Sample_TwoObjectives_DominatesMoreThanRandom()
    {
        double random = 0, tpe = 0;
        for (int seed = 0; seed < 3; seed++)
        {
            random += await TwoObjectives.HypervolumeAsync(new RandomSampler(seed), 100, dimensions: 5);
            tpe += await TwoObjectives.HypervolumeAsync(Sampler.Tpe(seed), 100, dimensions: 5);
        }

        Assert.True(tpe > 1.3 * random, $"{tpe} against {random}");
    }

    [Fact]
    public void Constructor_OptionsOutOfRange_Throws()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Sampler.Tpe(options: new TpeOptions { GoodShare = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Sampler.Tpe(options: new TpeOptions { PriorWeight = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Sampler.Tpe(options: new TpeOptions { Candidates = 0 }));
    }

    private static async Task<Study> FilledAsync(Sampler sampler, int trials)
    {
        Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler });
        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(Math.Pow(trial.Float("x", 0, 1) - 0.5, 2)), trials);
        return study;
    }
}
