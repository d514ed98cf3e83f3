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
    public void Maximize_ValueThatIsGiven_IsKeptAndTheRestIsBestBesideIt(double given)
    {
        double[][] known = [[0.1, 0.3], [0.4, 0.8], [0.9, 0.2], [0.6, 0.5], [0.3, 0.1], [0.8, 0.9]];
        GaussianProcessModel process = GaussianProcessModel.Of(known, [false, false], [0.2, 1.1, -1.3, 0.4, -0.9, 0.5], [0.3, 0.3], 1e-4);
        AcquisitionSpace space = new([new FloatDistribution(0, 1), new FloatDistribution(0, 1)], [given, null]);

        double[] chosen = space.Maximize(process, -1.3, known, [], 256, new TrialRandom(1, 1));

        Assert.Equal(given, chosen[0]);
        // The highest of a thousand places along the line.
        double highest = Enumerable.Range(0, 1001).Max(i => process.LogImprovement([given, i / 1000.0], -1.3, []));
        Assert.InRange(process.LogImprovement(chosen, -1.3, []), highest - 0.001, highest + 0.01);
    }

    [Fact]
    public async Task SampleJointly_ChoiceAndNumberThatWereEnqueued_AreUsed()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GaussianProcessSampler(1) });
        await study.OptimizeAsync(Objective, trials: 15);
        await study.EnqueueAsync(new Dictionary<string, object?> { ["kind"] = "b", ["x"] = 0.25 });

        await study.OptimizeAsync(Objective, trials: 1);

        FrozenTrial last = (await study.TrialsAsync())[^1];
        Assert.Equal(("b", 0.25), ((string)last.Parameters["kind"].Value!, last.Parameters["x"].Stored));

        static Task<TrialResult> Objective(Trial trial) =>
            Task.FromResult<TrialResult>(trial.Float("x", 0, 1) + trial.Float("y", 0, 1) + (trial.Categorical("kind", "a", "b") == "a" ? 0 : 1));
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
