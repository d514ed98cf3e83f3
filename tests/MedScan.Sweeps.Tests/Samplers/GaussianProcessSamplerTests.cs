using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class GaussianProcessSamplerTests : SamplerConformance
{
    // The first ten are spread evenly.
    protected override int Trials => 18;

    protected override Sampler Create(int seed, SearchSpace space) => new GaussianProcessSampler(seed);

    // The least value is 0.397887 (Dixon and Szegö, 1978).
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task SampleJointly_Branin_ComesNearItsLeastValue(int seed) =>
        Assert.InRange(await TestProblem.Branin.SolveAsync(new GaussianProcessSampler(seed), 45), 0.3978, 0.41);

    [Fact]
    public async Task SampleJointly_ChoicesAndSteps_FindsTheBestOfBoth()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GaussianProcessSampler(1) });

        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(
            Math.Pow(trial.Float("x", 0, 1) - 0.7, 2) + 0.01 * Math.Pow(trial.Int("n", 1, 512, log: true) - 30, 2) / 30
            + Math.Abs(trial.Float("step", 0, 1, step: 0.1) - 0.3) + (trial.Categorical("kind", "a", "b", "c") == "b" ? 0 : 0.5)), trials: 45);

        FrozenTrial best = (await study.BestTrialAsync())!;
        Assert.Equal("b", best.Parameters["kind"].Value);
        Assert.Equal(0.3, best.Parameters["step"].Stored, 1e-9);
        Assert.InRange(best.Value, 0, 0.02);
    }

    [Fact]
    public async Task SampleJointly_FewCombinations_TriesEachBeforeAnyTwice()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GaussianProcessSampler(1, new GaussianProcessOptions { StartupTrials = 2 }) });

        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Int("n", 0, 3) + trial.Categorical("k", 0.0, 0.5, 0.25)), trials: 16);

        // The first two may be alike; by hand, 4 x 3 combinations.
        Assert.Equal(12, (await study.TrialsAsync()).Take(14).Select(static t => (t.Parameters["n"].Stored, t.Parameters["k"].Stored)).Distinct().Count());
    }

    [Fact]
    public async Task SampleJointly_TrialsThatRun_AreKeptAwayFrom()
    {
        SearchSpace space = new([new("x", new FloatDistribution(0, 1)), new("y", new FloatDistribution(0, 1))]);
        await using Study study = await OpenAsync(space, declared: true);
        await RunAsync(study, space, 14, static (_, value) => Math.Sin(12 * value)); // rings, so that much is uncertain
        List<double[]> places = [];
        for (int i = 0; i < 4; i++)
        {
            Trial trial = (await study.AskAsync())!;
            Ask(trial, space);
            places.Add([.. trial.Parameters.Values.Select(static p => p.Stored)]);
        }

        foreach (double[] place in places)
            Assert.All(places.Where(p => p != place), p => Assert.True(Math.Abs(p[0] - place[0]) + Math.Abs(p[1] - place[1]) > 0.02));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.85)]
    public async Task SampleJointly_ValueThatWasEnqueued_RestGoesWithIt(double given)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GaussianProcessSampler(1) });
        await study.OptimizeAsync(Valley, trials: 30);
        await study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = given });

        await study.OptimizeAsync(Valley, trials: 1);

        FrozenTrial last = (await study.TrialsAsync())[^1];
        Assert.Equal(given, last.Parameters["x"].Stored);
        Assert.Equal(given, last.Parameters["y"].Stored, 0.05); // where the valley is

        static Task<TrialResult> Valley(Trial trial) => Task.FromResult<TrialResult>(Math.Pow(trial.Float("x", 0, 1) - trial.Float("y", 0, 1), 2));
    }

    [Fact]
    public async Task SampleJointly_MoreTrialsThanTheModelTakes_KeepsTheBest()
    {
        GaussianProcessOptions options = new() { ModelTrials = 20, Candidates = 64 };

        Assert.InRange(await TestProblem.Sphere.SolveAsync(new GaussianProcessSampler(1, options), 60), 0, 0.5);
    }

    [Theory]
    [InlineData(1, 512, 250)]
    [InlineData(10, 0, 250)]
    [InlineData(10, 512, 9)]
    public void Constructor_OptionOutOfRange_Throws(int startup, int candidates, int most) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianProcessSampler(options: new GaussianProcessOptions { StartupTrials = startup, Candidates = candidates, ModelTrials = most }));
}
