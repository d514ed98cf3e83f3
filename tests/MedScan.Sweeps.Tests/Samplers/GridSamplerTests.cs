using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class GridSamplerTests : SamplerConformance
{
    private static readonly SearchSpace Space = new(
    [
        new("units", new IntDistribution(16, 64, step: 16)),
        new("rate", new FloatDistribution(0.1, 0.3, step: 0.1)),
        new("kind", new CategoricalDistribution(["a", "b", "never"], [1, 1, 0])),
    ]);

    // 4 x 3 x 2, by hand.
    private static readonly IReadOnlyList<(long, double, string)> All =
        [.. from units in new[] { 16L, 32, 48, 64 } from rate in new[] { 0.1, 0.2, 0.3 } from kind in new[] { "a", "b" } select (units, rate, kind)];

    protected override Sampler Create(int seed, SearchSpace space)
    {
        double[] places = space.Parameters.Count > 8 ? [0.2, 0.9] : [0.2, 0.4, 0.7, 0.9];
        return new GridSampler(space, space.Parameters
            .Where(static p => p.Value is NumericDistribution { Count: null or > 4 })
            .ToDictionary(static p => p.Key, p => (IReadOnlyList<object?>)[.. places.Select(u => p.Value.ToValue(((NumericDistribution)p.Value).FromUnit(u))).Distinct()]), seed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task OptimizeAsync_WholeGrid_EachCombinationOnceAndThenTheEnd(bool shuffle)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GridSampler(Space, seed: 1, shuffle: shuffle), Space = Space });

        IReadOnlyList<(long, double, string)> tried = Tried(await RunAsync(study, Space, 1000));

        Assert.Equal(All, shuffle ? tried.Order() : tried);
        Assert.True(!shuffle || !tried.SequenceEqual(All));
        Assert.Null(await study.AskAsync());
    }

    [Fact]
    public async Task OptimizeAsync_ValuesByName_AreAllTried()
    {
        GridSampler sampler = new(new Dictionary<string, IReadOnlyList<object?>> { ["x"] = [1, 2.5], ["kind"] = ["a", null] }, shuffle: false);
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = sampler });

        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 3) + (trial.Categorical("kind", "a", null) is null ? 1 : 0)));

        Assert.Equal([1, 2, 2.5, 3.5], (await study.TrialsAsync()).Select(static t => t.Value));
    }

    [Fact]
    public async Task OptimizeAsync_EnqueuedTrials_LoseNoCombination()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GridSampler(Space, seed: 3), Space = Space });
        await study.EnqueueAsync(new Dictionary<string, object?> { ["units"] = 32, ["rate"] = 0.2, ["kind"] = "never" }); // beside the grid
        await study.EnqueueAsync(new Dictionary<string, object?> { ["units"] = 48, ["rate"] = 0.3, ["kind"] = "a" }); // of the grid
        await study.EnqueueAsync(new Dictionary<string, object?> { ["units"] = 64 }); // one of six
        await RunAsync(study, Space, 9);
        for (int i = 0; i < 7; i++)
            await study.EnqueueAsync(new Dictionary<string, object?> { ["units"] = 16 }); // one too many

        IReadOnlyList<FrozenTrial> trials = await RunAsync(study, Space, 1000);

        IReadOnlyList<(long, double, string)> tried = Tried(trials);
        Assert.Equal((32L, 0.2, "never"), tried[0]);
        Assert.Equal((48L, 0.3, "a"), tried[1]);
        Assert.Equal(64L, tried[2].Item1);
        Assert.Equal(All, tried.Skip(1).Order().Distinct());
        // Besides those it has, only what was enqueued beside the grid, and what asked for a combination that was no longer there.
        int begunWith16 = tried.Take(9).Count(static t => t.Item1 == 16);
        Assert.Equal(All.Count + 1 + 7 - Math.Min(7, 6 - begunWith16), trials.Count);
    }

    [Fact]
    public async Task OptimizeAsync_TrialsHandedBackAndWorkersAtOnce_EachCombinationOnce()
    {
        await using MemoryStorage storage = new();
        await using Study first = await OpenGridAsync(), second = await OpenGridAsync();
        Trial lost = Assert.IsType<Trial>(await first.AskAsync());
        lost.Suggest("units", Space["units"]);
        Trial open = Assert.IsType<Trial>(await second.AskAsync());
        await first.TellAsync(lost, TrialResult.HandBack());
        await RunAsync(first, Space, 5);
        await second.TellAsync(open, Ask(open, Space));

        await Task.WhenAll(RunAsync(first, Space, 1000), RunAsync(second, Space, 1000));

        Assert.Equal(All, Tried(await first.TrialsAsync()).Order());

        Task<Study> OpenGridAsync() => Study.CreateAsync(new StudyOptions { Name = "grid", Resume = true, Storage = storage, Sampler = new GridSampler(Space, seed: 3), Space = Space });
    }

    [Fact]
    public void Constructor_ContinuousParameters_AreNamedTogether()
    {
        SearchSpace space = new([new("x", new FloatDistribution(0, 1)), new("n", new IntDistribution(1, 3)), new("y", new NormalDistribution(0, 1))]);

        ArgumentException error = Assert.Throws<ArgumentException>(() => new GridSampler(space));

        Assert.Contains("'x' (float from 0 to 1), 'y' (normal around 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_ValuesThatDoNotFit_SaysWhich()
    {
        Assert.Contains("'rate'", Wrong("rate", 0.15).Message, StringComparison.Ordinal);
        Assert.Contains("'units'", Wrong("units", 16, 16L).Message, StringComparison.Ordinal);
        Assert.Contains("'kind'", Wrong("kind").Message, StringComparison.Ordinal);
        Assert.Contains("'other'", Wrong("other", 1).Message, StringComparison.Ordinal);
        SearchSpace large = new([new("a", new IntDistribution(1, 10_000)), new("b", new IntDistribution(1, 10_000))]);
        Assert.Contains("ten million", Assert.Throws<ArgumentException>(() => new GridSampler(large)).Message, StringComparison.Ordinal);

        static ArgumentException Wrong(string name, params IReadOnlyList<object?> values) =>
            Assert.Throws<ArgumentException>(() => new GridSampler(Space, new Dictionary<string, IReadOnlyList<object?>> { [name] = values }));
    }

    [Fact]
    public async Task Sample_ParameterWithoutValues_SaysWhichItHas()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = new GridSampler(Space) });
        Trial trial = Assert.IsType<Trial>(await study.AskAsync());

        Assert.Contains("'other', only for 'units', 'rate', 'kind'", Assert.Throws<ArgumentException>(() => trial.Float("other", 0, 1)).Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<(long, double, string)> Tried(IReadOnlyList<FrozenTrial> trials) =>
        [.. trials.Select(static t => ((long)t.Parameters["units"].Value!, Math.Round(t.Parameters["rate"].Stored, 9), (string)t.Parameters["kind"].Value!))];
}
