using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Trials;

public sealed class TrialTests : IAsyncLifetime
{
    private Study _study = null!;

    public async Task InitializeAsync() => _study = await Study.CreateAsync(new StudyOptions { Sampler = new RandomSampler(seed: 1) });

    public async Task DisposeAsync() => await _study.DisposeAsync();

    [Fact]
    public async Task Float_SameNameTwice_GivesTheSame()
    {
        using Trial trial = (await _study.AskAsync())!;
        Assert.Equal(trial.Float("x", 0, 1), trial.Float("x", 0, 1));
        Assert.Single(trial.Parameters);
    }

    [Fact]
    public async Task Float_SameNameAnotherRange_SaysBoth()
    {
        using Trial trial = (await _study.AskAsync())!;
        trial.Float("x", 0, 1, step: 0.25);
        ArgumentException error = Assert.Throws<ArgumentException>(() => trial.Float("x", 0, 2));
        Assert.Contains("float from 0 to 1 in steps of 0.25", error.Message, StringComparison.Ordinal);
        Assert.Contains("float from 0 to 2", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trial.Int("x", 0, 1));
    }

    [Fact]
    public async Task Float_OtherRangeInAnotherTrial_IsTaken()
    {
        using Trial first = (await _study.AskAsync())!, second = (await _study.AskAsync())!;
        first.Float("x", 0, 1);
        Assert.InRange(second.Float("x", 5, 6), 5, 6);
    }

    [Fact]
    public async Task Categorical_OtherChoicesInAnotherTrial_SaysBoth()
    {
        using Trial first = (await _study.AskAsync())!, second = (await _study.AskAsync())!;
        first.Categorical("optimizer", "sgd", "adam");
        ArgumentException error = Assert.Throws<ArgumentException>(() => second.Categorical("optimizer", "sgd", "lion"));
        Assert.Contains("'sgd', 'adam'", error.Message, StringComparison.Ordinal);
        Assert.Contains("'sgd', 'lion'", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => second.Float("optimizer", 0, 1));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b")]
    public async Task Float_NameThatIsNone_IsRefused(string name)
    {
        using Trial trial = (await _study.AskAsync())!;
        Assert.ThrowsAny<ArgumentException>(() => trial.Float(name, 0, 1));
        Assert.ThrowsAny<ArgumentException>(() => trial.SetAttribute(name, 1));
    }

    [Fact]
    public async Task EnqueueAsync_Values_AreUsed()
    {
        await _study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = 0.5, ["n"] = 3, ["c"] = "b" });
        using Trial trial = (await _study.AskAsync())!;
        Assert.Equal(0.5, trial.Float("x", 0, 1));
        Assert.Equal(3, trial.Int("n", 1, 5));
        Assert.Equal("b", trial.Categorical("c", "a", "b"));
        Assert.InRange(trial.Float("y", 2, 3), 2, 3);
    }

    [Fact]
    public async Task EnqueueAsync_ValueThatTheObjectiveDoesNotHave_TrialFailsAndSaysWhich()
    {
        await _study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = 7 });
        await _study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 2);
        IReadOnlyList<FrozenTrial> trials = await _study.TrialsAsync();
        Assert.Equal([TrialState.Failed, TrialState.Completed], trials.Select(static t => t.State));
        Assert.Contains("Trial 0 was enqueued with a value for 'x' that it cannot have. Expected a number of float from 0 to 1, got 7.", trials[0].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EnqueueAsync_DeclaredSpace_RefusesWhatItHasNot()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Space = new SearchSpace([new("x", new FloatDistribution(0, 1))]) });
        ArgumentException value = await Assert.ThrowsAsync<ArgumentException>(() => study.EnqueueAsync(new Dictionary<string, object?> { ["x"] = 7 }));
        Assert.Contains("'x'", value.Message, StringComparison.Ordinal);
        ArgumentException name = await Assert.ThrowsAsync<ArgumentException>(() => study.EnqueueAsync(new Dictionary<string, object?> { ["y"] = 0.5 }));
        Assert.Contains("Expected parameters of the study's space (x), got 'y'", name.Message, StringComparison.Ordinal);
        Assert.Empty(await study.TrialsAsync());
    }

    [Fact]
    public async Task TellAsync_Twice_IsTheCallersMistake()
    {
        using Trial trial = (await _study.AskAsync())!;
        Assert.True(await _study.TellAsync(trial, 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => _study.TellAsync(trial, 2));
    }

    [Fact]
    public async Task ReportAsync_NotANumber_IsKept()
    {
        await _study.OptimizeAsync(static async trial =>
        {
            await trial.ReportAsync(double.NaN, 0);
            await trial.ReportAsync(1, 1);
            return 1;
        }, trials: 1);
        Assert.Equal([double.NaN, 1], Assert.Single(await _study.TrialsAsync()).Intermediate.Values);
    }

    [Fact]
    public async Task ReportAsync_SeveralObjectives_IsRefused()
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Directions = [StudyDirection.Minimize, StudyDirection.Maximize] });
        using Trial trial = (await study.AskAsync())!;
        await Assert.ThrowsAsync<InvalidOperationException>(() => trial.ReportAsync(1, 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => trial.ReportAsync(1, -1));
    }

    [Fact]
    public async Task OpenAsync_Study_GoesOnWithItsDirections()
    {
        await using MedScan.Sweeps.Storage.MemoryStorage storage = new();
        await using (Study created = await Study.CreateAsync(new StudyOptions { Storage = storage, Name = "lungs", Directions = [StudyDirection.Maximize] }))
            await created.OptimizeAsync(static t => Task.FromResult<TrialResult>(t.Number), trials: 3);
        await using Study opened = await Study.OpenAsync(storage, "lungs");
        Assert.Equal(2, (await opened.BestTrialAsync())!.Value);
        SweepException error = await Assert.ThrowsAsync<SweepException>(() => Study.OpenAsync(storage, "lung"));
        Assert.Equal("There is no study 'lung'. The storage has 'lungs'.", error.Message);
    }
}
