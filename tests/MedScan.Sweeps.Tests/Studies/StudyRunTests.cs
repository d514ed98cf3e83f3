using System.Collections.Concurrent;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Tests.Fakes;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

public sealed class StudyRunTests
{
    private readonly ManualTime _time = new();

    private StudyOptions Options => new() { Sampler = new RandomSampler(seed: 1), Time = _time };

    [Fact]
    public async Task OptimizeAsync_Cancelled_HandsRunningTrialsBackAndThrows()
    {
        await using Study study = await Study.CreateAsync(Options);
        using CancellationTokenSource cancellation = new();
        using CountdownEvent running = new(3);

        Task run = study.OptimizeAsync(async trial =>
        {
            trial.Float("x", 0, 1);
            running.Signal();
            await Task.Delay(Timeout.Infinite, trial.Cancellation);
            return 1.0;
        }, parallelism: 3, cancellation: cancellation.Token);
        running.Wait();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        IReadOnlyList<FrozenTrial> trials = await study.TrialsAsync();
        Assert.Equal(3, trials.Count);
        Assert.All(trials, static t => Assert.Equal(TrialState.Waiting, t.State));
        Assert.All(trials, static t => Assert.True(t.Fixed.ContainsKey("x")));
    }

    [Fact]
    public async Task OptimizeAsync_CancelledButTheObjectiveEnds_KeepsItsResult()
    {
        await using Study study = await Study.CreateAsync(Options);
        using CancellationTokenSource cancellation = new();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => study.OptimizeAsync(async trial =>
        {
            await cancellation.CancelAsync();
            return 5.0;
        }, cancellation: cancellation.Token));

        Assert.Equal(5, Assert.Single(await study.TrialsAsync()).Value);
    }

    [Fact]
    public async Task OptimizeAsync_ObjectiveThrows_TrialHasTheErrorAndTheStudyGoesOn()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(static trial => trial.Number == 1
            ? throw new InvalidDataException("unreadable image")
            : Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 3);

        IReadOnlyList<FrozenTrial> trials = await study.TrialsAsync();
        Assert.Equal([TrialState.Completed, TrialState.Failed, TrialState.Completed], trials.Select(static t => t.State));
        Assert.Contains("InvalidDataException: unreadable image", trials[1].Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OptimizeAsync_ObjectiveCancelsItself_HasFailed()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(static _ => throw new TimeoutException("own deadline"), trials: 1);
        await study.OptimizeAsync(static _ => throw new OperationCanceledException("own token"), trials: 1);
        Assert.All(await study.TrialsAsync(), static t => Assert.Equal(TrialState.Failed, t.State));
    }

    [Theory]
    [InlineData(double.NaN, "The objective gave not-a-number.")]
    [InlineData(1.0, "The objective gave 2 values, the study has 1 objectives.", 2.0)]
    [InlineData(null, "The objective gave 0 values, the study has 1 objectives.")]
    public async Task OptimizeAsync_ResultThatIsNone_TrialHasFailed(double? first, string error, double? second = null)
    {
        await using Study study = await Study.CreateAsync(Options);
        double[] values = [.. new[] { first, second }.OfType<double>()];
        await study.OptimizeAsync(_ => Task.FromResult(TrialResult.Complete(values)), trials: 1);

        FrozenTrial trial = Assert.Single(await study.TrialsAsync());
        Assert.Equal(TrialState.Failed, trial.State);
        Assert.Equal(error, trial.Error);
        Assert.Null(await study.BestTrialAsync());
    }

    [Fact]
    public async Task OptimizeAsync_Infinity_IsAValue()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(static t => Task.FromResult<TrialResult>(t.Number == 0 ? double.PositiveInfinity : 3), trials: 2);
        Assert.Equal(1, (await study.BestTrialAsync())!.Number);
        Assert.All(await study.TrialsAsync(), static t => Assert.Equal(TrialState.Completed, t.State));
    }

    [Fact]
    public async Task OptimizeAsync_FirstTrialsAllFail_EndsAndSaysWhy()
    {
        await using Study study = await Study.CreateAsync(Options with { InitialFailures = 3 });
        SweepException error = await Assert.ThrowsAsync<SweepException>(() => study.OptimizeAsync(static _ => throw new InvalidDataException("no such folder"), trials: 100));
        Assert.StartsWith("The first 3 trials failed", error.Message, StringComparison.Ordinal);
        Assert.Contains("no such folder", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, (await study.TrialsAsync()).Count);
    }

    [Fact]
    public async Task OptimizeAsync_FailuresAfterASuccess_DoNotEndIt()
    {
        await using Study study = await Study.CreateAsync(Options with { InitialFailures = 2 });
        await study.OptimizeAsync(static t => t.Number == 1 ? Task.FromResult(TrialResult.Prune()) : throw new InvalidDataException("no"), trials: 10);
        Assert.Equal(10, (await study.TrialsAsync()).Count);
    }

    [Fact]
    public async Task OptimizeAsync_Timeout_BeginsNoFurtherTrial()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(4));
            return Task.FromResult<TrialResult>(1);
        }, timeout: TimeSpan.FromSeconds(10));
        Assert.Equal(3, (await study.TrialsAsync()).Count); // begun at 0, 4 and 8 seconds
    }

    [Fact]
    public async Task OptimizeAsync_Parallelism_RunsThatManyAtOnce()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Barrier together = new(4);
        ConcurrentDictionary<int, bool> met = [];
        await study.OptimizeAsync(trial => Task.Run(() =>
        {
            met[trial.Number] = together.SignalAndWait(TimeSpan.FromSeconds(30));
            return (TrialResult)1.0;
        }), trials: 8, parallelism: 4);
        Assert.Equal(8, met.Count);
        Assert.All(met.Values, Assert.True);
    }

    [Fact]
    public async Task OptimizeAsync_TrialLimit_CountsOverAllRuns()
    {
        await using MemoryStorage storage = new(_time);
        StudyOptions options = Options with { Storage = storage, Name = "s", Resume = true, TrialLimit = 5 };
        await using Study a = await Study.CreateAsync(options), b = await Study.CreateAsync(options);
        await a.OptimizeAsync(static _ => Task.FromResult<TrialResult>(1), trials: 3);
        await b.OptimizeAsync(static _ => Task.FromResult<TrialResult>(1));
        await a.OptimizeAsync(static _ => Task.FromResult<TrialResult>(1));
        Assert.Equal(5, (await a.TrialsAsync()).Count);
    }

    [Fact]
    public async Task StopAsync_ByAnotherProcess_EndsTheRun()
    {
        await using MemoryStorage storage = new(_time);
        StudyOptions options = Options with { Storage = storage, Name = "s", Resume = true };
        await using Study a = await Study.CreateAsync(options), b = await Study.CreateAsync(options);
        await a.OptimizeAsync(async trial =>
        {
            if (trial.Number == 2)
                await b.StopAsync();
            return 1;
        });
        Assert.Equal(3, (await a.TrialsAsync()).Count);
        Assert.True(a.Record.IsStopped);
    }

    [Fact]
    public async Task OptimizeAsync_WorkerDiedAtTheLastTrial_WaitsForItAndDoesItAgain()
    {
        await using MemoryStorage storage = new(_time);
        StudyOptions options = Options with { Storage = storage, Name = "s", Resume = true, TrialLimit = 2 };
        await using Study study = await Study.CreateAsync(options);
        await storage.StartTrialAsync(study.Record.Id, new TrialWorker(Guid.NewGuid(), "dead"), null);

        Task run = study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Attempt));
        await _time.AdvanceUntilAsync(() => run.IsCompleted, TimeSpan.FromSeconds(1));
        await run;

        Assert.Equal([2, 1], (await study.TrialsAsync()).Select(static t => t.Value));
    }

    [Fact]
    public async Task OptimizeAsync_OtherWorkerLives_DoesNotWaitForItForever()
    {
        await using MemoryStorage storage = new(_time);
        await using Study study = await Study.CreateAsync(Options with { Storage = storage, TrialLimit = 2 });
        Guid token = Guid.NewGuid();
        await storage.StartTrialAsync(study.Record.Id, new TrialWorker(token, "alive"), null);

        Task run = study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(1));
        await _time.AdvanceUntilAsync(() =>
        {
            storage.UpdateTrialAsync(study.Record.Id, 0, token, TrialUpdate.Empty);
            return run.IsCompleted;
        }, TimeSpan.FromSeconds(1));
        await run;

        Assert.Equal([TrialState.Running, TrialState.Completed], (await study.TrialsAsync()).Select(static t => t.State));
    }

    [Fact]
    public async Task DisposeAsync_WhileRunning_HandsTrialsBackAndEndsTheRun()
    {
        await using MemoryStorage storage = new(_time);
        Study study = await Study.CreateAsync(Options with { Storage = storage, Name = "s" });
        TaskCompletionSource running = new(), go = new();
        Task run = study.OptimizeAsync(async trial =>
        {
            trial.Int("n", 1, 9);
            running.SetResult();
            await go.Task; // heeds no token
            await trial.ReportAsync(1, 1);
            return 1;
        });
        await running.Task;
        await study.DisposeAsync();
        await study.DisposeAsync();
        FrozenTrial trial = Assert.Single((await storage.GetChangesAsync(study.Record.Id, 0)).Trials);
        Assert.Equal(TrialState.Waiting, trial.State);
        go.SetResult();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => run);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => study.AskAsync());
        Assert.Equal(TrialState.Waiting, Assert.Single((await storage.GetChangesAsync(study.Record.Id, 0)).Trials).State);
    }
}
