using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

/// <summary>What every sampler must do, whatever it searches by. Derive a class for each.</summary>
public abstract class SamplerConformance
{
    private static readonly SearchSpace Everything = new(new Dictionary<string, Distribution>
    {
        ["float"] = new FloatDistribution(-3, 5),
        ["float_log"] = new FloatDistribution(1e-5, 1e-1, log: true),
        ["float_step"] = new FloatDistribution(0, 0.9, step: 0.3),
        ["int"] = new IntDistribution(-7, 7),
        ["int_log"] = new IntDistribution(1, 1000, log: true),
        ["int_step"] = new IntDistribution(3, 20, step: 4),
        ["categorical"] = new CategoricalDistribution(["adam", "sgd", 3, null, true], [1, 2, 0, 3, 4]),
        ["normal"] = new NormalDistribution(10, 2),
        ["normal_step"] = new NormalDistribution(0, 3, step: 0.5),
        ["log_normal"] = new NormalDistribution(0, 1, log: true),
        ["log_normal_step"] = new NormalDistribution(0, 1, log: true, step: 0.25),
        ["one_float"] = new FloatDistribution(0.25, 0.25),
        ["one_int"] = new IntDistribution(4, 4),
        ["one_choice"] = new CategoricalDistribution(["only"]),
    });

    private static readonly SearchSpace Plane = new(new Dictionary<string, Distribution>
    {
        ["x"] = new FloatDistribution(-5, 5),
        ["n"] = new IntDistribution(1, 64, log: true),
        ["kind"] = new CategoricalDistribution(["a", "b", "c"]),
    });

    /// <summary>How many trials a test runs; enough to get past the first ones, which many samplers draw by chance.</summary>
    protected virtual int Trials => 30;

    /// <summary>Makes the sampler.</summary>
    /// <param name="seed">Its seed.</param>
    /// <param name="space">All that a test may ask for, for a sampler that needs to know it.</param>
    protected abstract Sampler Create(int seed, SearchSpace space);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suggest_EveryKindOfDistribution_GivesValuesOfIt(bool declared)
    {
        await using Study study = await OpenAsync(Everything, declared);

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, Everything, Trials);

        Assert.All(trials, static t => Assert.Equal((TrialState.Completed, null), (t.State, t.Error)));
        AssertWithin(Everything, trials);
        Assert.DoesNotContain(trials, static t => Equals(t.Parameters["categorical"].Value, 3L)); // its weight is 0
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suggest_SameSeedAndAnswers_GivesSameTrials(bool declared)
    {
        await using Study first = await OpenAsync(Everything, declared), second = await OpenAsync(Everything, declared), other = await OpenAsync(Everything, declared, seed: 2);

        IReadOnlyList<FrozenTrial> expected = await RunAsync(first, Everything, Trials);

        AssertSame(expected, await RunAsync(second, Everything, Trials));
        Assert.NotEqual(Flat(expected), Flat(await RunAsync(other, Everything, Trials)));
    }

    [Fact]
    public async Task Suggest_MaximizedInsteadOfMinimized_MirrorsTheSearch()
    {
        await using Study down = await OpenAsync(Plane, declared: false);
        await using Study up = await OpenAsync(Plane, declared: false, direction: StudyDirection.Maximize);

        AssertSame(await RunAsync(down, Plane, Trials), await RunAsync(up, Plane, Trials, static (_, value) => -value));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suggest_StudyContinuedByAnotherProcess_GoesOnAsIfNeverStopped(bool declared)
    {
        await using Study whole = await OpenAsync(Plane, declared);
        await using MemoryStorage storage = new();
        int half = Trials / 2;
        await using (Study before = await OpenAsync(Plane, declared, storage: storage))
            await RunAsync(before, Plane, half);
        await using Study after = await OpenAsync(Plane, declared, storage: storage);

        AssertSame(await RunAsync(whole, Plane, Trials), await RunAsync(after, Plane, Trials - half));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Suggest_ConditionalParameters_GivesValuesOfThoseAskedFor(bool declared)
    {
        SearchSpace space = new(new Dictionary<string, Distribution>
        {
            ["model"] = new CategoricalDistribution(["tree", "net"]),
            ["depth"] = new IntDistribution(1, 9),
            ["rate"] = new FloatDistribution(1e-4, 1, log: true),
            ["layers"] = new IntDistribution(1, 3),
            ["shared"] = new FloatDistribution(0, 1),
        });
        await using Study study = await OpenAsync(space, declared);

        await study.OptimizeAsync(trial =>
        {
            double value = (string)trial.Suggest("model", space["model"])! == "tree"
                ? (long)trial.Suggest("depth", space["depth"])!
                : 5 - Math.Log10((double)trial.Suggest("rate", space["rate"])!) + (long)trial.Suggest("layers", space["layers"])!;
            return Task.FromResult<TrialResult>(value + (trial.Number % 7 == 6 ? 0 : (double)trial.Suggest("shared", space["shared"])!));
        }, Trials);

        IReadOnlyList<FrozenTrial> trials = await study.TrialsAsync();
        Assert.All(trials, static t => Assert.Equal((TrialState.Completed, null), (t.State, t.Error)));
        AssertWithin(space, trials);
        Assert.Contains(trials, static t => t.Parameters.ContainsKey("depth"));
        Assert.Contains(trials, static t => t.Parameters.ContainsKey("rate"));
    }

    [Fact]
    public async Task Suggest_FixedParameters_AreUsedAndTheRestChosen()
    {
        await using Study study = await OpenAsync(Plane, declared: true);
        await study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = 1.25 });
        await RunAsync(study, Plane, Trials / 2);
        await study.EnqueueAsync(new Dictionary<string, object?> { ["n"] = 17, ["kind"] = "b" });
        await study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = -5, ["n"] = 64, ["kind"] = "c" });

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, Plane, Trials / 2);

        AssertWithin(Plane, trials);
        Assert.Equal(1.25, trials[0].Parameters["x"].Value);
        Assert.Equal((17L, "b"), (trials[Trials / 2].Parameters["n"].Value, trials[Trials / 2].Parameters["kind"].Value));
        Assert.Equal((-5.0, 64L, "c"), (trials[Trials / 2 + 1].Parameters["x"].Value, trials[Trials / 2 + 1].Parameters["n"].Value, trials[Trials / 2 + 1].Parameters["kind"].Value));
    }

    [Fact]
    public async Task Suggest_UnfinishedPrunedAndFailedTrials_GoesOn()
    {
        await using Study study = await OpenAsync(Plane, declared: false);
        for (int i = 0; i < Trials; i++)
        {
            Trial trial = Assert.IsType<Trial>(await study.AskAsync());
            double value = Ask(trial, Plane, i % 5 == 4 ? 1 : 3); // some did not get to ask for everything
            if (i % 5 is 0 or 1)
                await study.TellAsync(trial, value);
            else if (i % 5 == 2 && !await trial.ReportAsync(i % 2 == 0 ? double.NaN : value, 1))
                await study.TellAsync(trial, trial.Prune());
            else if (i % 5 == 3)
                await study.TellAsync(trial, TrialResult.Fail("out of memory"));
            else if (i % 10 == 4)
                await study.TellAsync(trial, TrialResult.HandBack());
        }

        AssertWithin(Plane, await study.TrialsAsync());
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e300)]
    [InlineData(0)]
    public async Task Suggest_ExtremeOrEqualValues_GoesOn(double odd)
    {
        await using Study all = await OpenAsync(Plane, declared: false), some = await OpenAsync(Plane, declared: false), opposite = await OpenAsync(Plane, declared: false);

        AssertWithin(Plane, await RunAsync(all, Plane, Trials, (_, _) => odd));
        AssertWithin(Plane, await RunAsync(some, Plane, Trials, (number, value) => number % 3 == 0 ? odd : value));
        AssertWithin(Plane, await RunAsync(opposite, Plane, Trials, (number, value) => number % 3 == 0 ? odd : number % 3 == 1 ? -odd : value));
    }

    [Fact]
    public async Task Suggest_ManyTrialsAtOnce_GivesEachItsOwn()
    {
        await using Study study = await OpenAsync(Plane, declared: false);
        await RunAsync(study, Plane, 12);
        List<(Trial Trial, double Value)> open = [];
        for (int i = 0; i < 6; i++)
        {
            Trial trial = Assert.IsType<Trial>(await study.AskAsync());
            open.Add((trial, Ask(trial, Plane)));
        }
        foreach ((Trial trial, double value) in Enumerable.Reverse(open))
            Assert.True(await study.TellAsync(trial, value));

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, Plane, 3);
        AssertWithin(Plane, trials);
        Assert.Equal(6, trials.Skip(12).Take(6).Select(static t => string.Join(' ', t.Parameters.Values.Select(static p => p.Stored))).Distinct().Count());
    }

    [Fact]
    public async Task Suggest_RangeThatWasNarrowerBefore_GivesValuesOfTheNewOne()
    {
        SearchSpace wide = new(new Dictionary<string, Distribution> { ["x"] = new FloatDistribution(2, 8), ["n"] = new IntDistribution(32, 640, step: 32), ["kind"] = Plane["kind"] });
        SearchSpace narrow = new(new Dictionary<string, Distribution> { ["x"] = new FloatDistribution(-5, 5), ["n"] = new IntDistribution(1, 64, log: true), ["kind"] = Plane["kind"] });
        await using MemoryStorage storage = new();
        await using (Study before = await OpenAsync(narrow, declared: false, storage: storage))
            await RunAsync(before, narrow, 12);
        await using Study after = await OpenAsync(wide, declared: false, storage: storage);

        AssertWithin(wide, (await RunAsync(after, wide, 12)).Skip(12));
    }

    [Fact]
    public async Task Suggest_ObjectiveWithoutParameters_GivesTrials()
    {
        await using Study study = await OpenAsync(SearchSpace.Empty, declared: true);

        Assert.NotEmpty(await RunAsync(study, SearchSpace.Empty, 12));
    }

    /// <summary>Asks for the parameters of a space.</summary>
    /// <returns>A bowl over all of them: the sum of the squared distances from a place in the unit interval, with the index of the
    /// choice on top.</returns>
    private protected static double Ask(Trial trial, SearchSpace space, int most = int.MaxValue)
    {
        double value = 0;
        foreach ((string name, Distribution distribution) in space.Parameters.Take(most))
        {
            trial.Suggest(name, distribution);
            double stored = trial.Parameters[name].Stored;
            value += distribution is NumericDistribution numeric ? Math.Pow(numeric.ToUnit(stored) - 0.3, 2) : 0.1 * stored;
        }
        return value;
    }

    private protected async Task<Study> OpenAsync(SearchSpace space, bool declared, int seed = 1, StudyStorage? storage = null, StudyDirection direction = StudyDirection.Minimize) =>
        await Study.CreateAsync(new StudyOptions
        {
            Name = storage is null ? null : "continued",
            Resume = storage is not null,
            Sampler = Create(seed, space),
            Space = declared ? space : null,
            Storage = storage,
            Directions = [direction],
        });

    private protected static async Task<IReadOnlyList<FrozenTrial>> RunAsync(Study study, SearchSpace space, int trials, Func<int, double, double>? answer = null)
    {
        await study.OptimizeAsync(trial =>
        {
            double value = Ask(trial, space);
            return Task.FromResult<TrialResult>(answer?.Invoke(trial.Number, value) ?? value);
        }, trials);
        return await study.TrialsAsync();
    }

    private static void AssertWithin(SearchSpace space, IEnumerable<FrozenTrial> trials)
    {
        foreach (FrozenTrial trial in trials)
        {
            foreach ((string name, TrialParameter parameter) in trial.Parameters)
            {
                Assert.Equal(space[name], parameter.Distribution);
                Assert.True(parameter.Distribution.Contains(parameter.Stored), $"Trial {trial.Number}: {name} = {parameter.Stored} is not a {parameter.Distribution}.");
            }
        }
    }

    private static void AssertSame(IReadOnlyList<FrozenTrial> expected, IReadOnlyList<FrozenTrial> actual) => Assert.Equal(Flat(expected), Flat(actual));

    private static IReadOnlyList<(int, string, double)> Flat(IEnumerable<FrozenTrial> trials) =>
        [.. trials.SelectMany(static t => t.Parameters, static (t, p) => (t.Number, p.Key, p.Value.Stored))];
}
