using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Tests.Fakes;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Studies;

/// <summary>What a study makes of a storage that fails, and of trials that are not its own any more.</summary>
public sealed class StorageFailureTests : IAsyncDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ManualTime _time = new();
    private readonly MemoryStorage _memory;
    private readonly FlakyStorage _storage;

    public StorageFailureTests()
    {
        _memory = new MemoryStorage(_time);
        _storage = new FlakyStorage(_memory);
    }

    // The tests that are about the patience's end set a short one; to the others the clock may run ahead.
    private StudyOptions Options => new() { Storage = _storage, Name = "s", Sampler = new RandomSampler(seed: 1), Time = _time, Patience = TimeSpan.FromDays(1) };

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        await _memory.DisposeAsync();
    }

    [Fact]
    public async Task ReportAsync_StorageAwayForAMoment_ReportIsStoredLater()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(async trial =>
        {
            trial.Float("x", 0, 1);
            _storage.Failure = FlakyStorage.Away;
            Assert.False(await trial.ReportAsync(10, 0));
            Assert.False(await trial.ReportAsync(11, 1));
            _storage.Failure = null;
            Assert.False(await trial.ReportAsync(12, 2));
            return 1;
        }, trials: 1);

        FrozenTrial stored = Assert.Single(await study.TrialsAsync());
        Assert.Equal(TrialState.Completed, stored.State);
        Assert.Equal([10, 11, 12], stored.Intermediate.Values);
        Assert.Equal(["x"], stored.Parameters.Keys);
    }

    [Fact]
    public async Task Heartbeat_StorageAwayForAMoment_GoesOnAndTheTrialStays()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Trial trial = (await study.AskAsync())!;
        _storage.Failure = FlakyStorage.Away;
        await _time.AdvanceUntilAsync(() => _storage.FailedCalls >= 3, Second);
        _storage.Failure = null;
        trial.SetAttribute("a", 1);
        long before = (await _memory.GetChangesAsync(study.Record.Id, 0)).Revision;
        await _time.AdvanceUntilAsync(() => _memory.GetChangesAsync(study.Record.Id, 0).Result.Revision > before, Second);

        Assert.False(trial.Cancellation.IsCancellationRequested);
        Assert.True(await study.TellAsync(trial, 1));
    }

    [Fact]
    public async Task ReportAsync_StorageAwayForLongerThanPatience_EndsTheRunWithItsError()
    {
        await using Study study = await Study.CreateAsync(Options with { Patience = 30 * Second });
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => study.OptimizeAsync(async trial =>
        {
            _storage.Failure = FlakyStorage.Away;
            for (int step = 0; ; step++)
            {
                await trial.ReportAsync(1, step);
                _time.Advance(Second);
            }
        }));
        Assert.StartsWith("The server is away.", error.Message, StringComparison.Ordinal);
        _storage.Failure = null;
        Assert.Equal(TrialState.Running, Assert.Single(await study.TrialsAsync()).State); // not failed: it was not its fault
    }

    [Fact]
    public async Task ReportAsync_ErrorThatDoesNotPass_EndsTheRunAtOnce()
    {
        await using Study study = await Study.CreateAsync(Options);
        await Assert.ThrowsAsync<StorageException>(() => study.OptimizeAsync(async trial =>
        {
            _storage.Failure = new StorageException("wrong password");
            await trial.ReportAsync(1, 0);
            return 1;
        }));
    }

    [Fact]
    public async Task TellAsync_StorageAwayForAMoment_TriesUntilItIsStored()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Trial trial = (await study.AskAsync())!;
        _storage.Failure = FlakyStorage.Away;
        Task<bool> telling = study.TellAsync(trial, 7);
        await _time.AdvanceUntilAsync(() => _storage.FailedCalls >= 3, Second);
        Assert.False(telling.IsCompleted);
        _storage.Failure = null;
        await _time.AdvanceUntilAsync(() => telling.IsCompleted, Second);

        Assert.True(await telling);
        Assert.Equal(7, Assert.Single(await study.TrialsAsync()).Value);
    }

    [Fact]
    public async Task TellAsync_AnswerIsLost_IsToldOnce()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Trial trial = (await study.AskAsync())!;
        (_storage.Failure, _storage.LosesAnswers) = (FlakyStorage.Away, true);
        Task<bool> telling = study.TellAsync(trial, 7);
        await _time.AdvanceUntilAsync(() => _storage.FailedCalls >= 1, Second);
        (_storage.Failure, _storage.LosesAnswers) = (null, false);
        await _time.AdvanceUntilAsync(() => telling.IsCompleted, Second);
        Assert.True(await telling);
        await Assert.ThrowsAsync<InvalidOperationException>(() => study.TellAsync(trial, 8));
    }

    [Fact]
    public async Task TellAsync_StorageAwayForLongerThanPatience_MayBeToldAgain()
    {
        await using Study study = await Study.CreateAsync(Options with { Patience = 20 * Second });
        using Trial trial = (await study.AskAsync())!;
        await trial.ReportAsync(3, 0);
        trial.SetAttribute("a", 1);
        _storage.Failure = FlakyStorage.Away;
        Task<bool> telling = study.TellAsync(trial, 7);
        await _time.AdvanceUntilAsync(() => telling.IsCompleted, Second);
        StorageException error = await Assert.ThrowsAsync<StorageException>(() => telling);
        Assert.Contains("It was tried for", error.Message, StringComparison.Ordinal);
        _storage.Failure = null;
        Assert.True(await study.TellAsync(trial, 7));
        Assert.Equal(1, Assert.Single(await study.TrialsAsync()).Attributes["a"].GetInt32());
    }

    [Fact]
    public async Task AskAsync_StorageAwayForAMoment_WaitsForIt()
    {
        await using Study study = await Study.CreateAsync(Options);
        _storage.Failure = FlakyStorage.Away;
        Task<Trial?> asking = study.AskAsync();
        await _time.AdvanceUntilAsync(() => _storage.FailedCalls >= 2, Second);
        _storage.Failure = null;
        await _time.AdvanceUntilAsync(() => asking.IsCompleted, Second);
        using Trial? trial = await asking;
        Assert.Equal(0, trial!.Number);
    }

    [Fact]
    public async Task AskAsync_SamplerThrows_TrialIsAnothersAtOnce()
    {
        await using Study study = await Study.CreateAsync(Options with { Sampler = new ThrowingSampler() });
        await Assert.ThrowsAsync<NotSupportedException>(() => study.AskAsync());
        Assert.Equal(TrialState.Waiting, Assert.Single(await study.TrialsAsync()).State);
    }

    [Fact]
    public async Task Trial_GivenToAnother_IsToldSoAndItsResultIsRefused()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Trial trial = (await study.AskAsync())!;
        TaskCompletionSource lost = new();
        using CancellationTokenRegistration registration = trial.Cancellation.Register(lost.SetResult);
        await TakeAwayAsync(study);

        await _time.AdvanceUntilAsync(() => lost.Task.IsCompleted, Second); // the next heartbeat

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trial.ReportAsync(1, 1));
        Assert.False(await study.TellAsync(trial, 1));
        Assert.Equal("other", Assert.Single(await study.TrialsAsync()).Worker);
    }

    [Fact]
    public async Task OptimizeAsync_TrialGivenToAnother_GoesOnWithTheNext()
    {
        await using Study study = await Study.CreateAsync(Options with { InitialFailures = 1 });
        int lost = 0;
        await study.OptimizeAsync(async trial =>
        {
            if (trial.Number > 0)
                return 1;
            await TakeAwayAsync(study);
            try
            {
                await trial.ReportAsync(1, 1);
            }
            catch (OperationCanceledException)
            {
                lost++;
                throw;
            }
            return 2;
        }, trials: 3);
        Assert.Equal(1, lost);
        Assert.Equal([TrialState.Running, TrialState.Completed, TrialState.Completed], (await study.TrialsAsync()).Select(static t => t.State));
    }

    [Fact]
    public async Task Heartbeat_AfterAMachineSlept_TakesNothingFromOthersAtOnce()
    {
        await using Study study = await Study.CreateAsync(Options);
        using Trial mine = (await study.AskAsync())!;
        Guid token = Guid.NewGuid();
        await _memory.StartTrialAsync(study.Record.Id, new TrialWorker(token, "other"), null);
        mine.SetAttribute("beat", 1);

        _time.Advance(TimeSpan.FromHours(8));
        await _time.AdvanceUntilAsync(() => _memory.GetChangesAsync(study.Record.Id, 0).Result.Trials[0].Attributes.Count > 0, TimeSpan.Zero);
        Assert.True(await _memory.UpdateTrialAsync(study.Record.Id, 1, token, TrialUpdate.Empty));

        // One that stays silent loses its trial all the same.
        await _time.AdvanceUntilAsync(() => _memory.GetChangesAsync(study.Record.Id, 0).Result.Trials[1].State == TrialState.Waiting, Second);
    }

    [Fact]
    public async Task AskAsync_ThousandTrialsBefore_ReadsOnlyWhatIsNew()
    {
        await using Study study = await Study.CreateAsync(Options);
        await study.OptimizeAsync(static trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 1000);
        int before = _storage.TrialsRead;
        using Trial trial = (await study.AskAsync())!;
        Assert.InRange(_storage.TrialsRead - before, 1, 2); // the one that ended last, and the new one
    }

    private async Task TakeAwayAsync(Study study)
    {
        await _memory.ReclaimAsync(study.Record.Id, TimeSpan.FromTicks(-1), 9);
        Assert.NotNull(await _memory.StartTrialAsync(study.Record.Id, new TrialWorker(Guid.NewGuid(), "other"), null));
    }

    private sealed class ThrowingSampler() : Sampler(0)
    {
        public override IReadOnlyDictionary<string, TrialParameter> SampleJointly(SamplerContext context) => throw new NotSupportedException();

        public override double Sample(SamplerContext context, string name, Distribution distribution) => 0;
    }
}
