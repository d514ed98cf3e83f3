using System.Text.Json;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Fakes;

/// <summary>A storage that a test makes fail, and whose calls it counts.</summary>
internal sealed class FlakyStorage(StudyStorage inner) : StudyStorage
{
    private int _attempts;
    private int _changes;

    /// <summary>What is thrown instead of doing anything; null to work.</summary>
    public StorageException? Failure { get; set; }

    /// <summary>Whether an end is stored although <see cref="Failure"/> is thrown, as where a link breaks before the answer.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>How many calls failed.</summary>
    public int FailedCalls => Volatile.Read(ref _attempts);

    /// <summary>How many trials were read.</summary>
    public int TrialsRead => Volatile.Read(ref _changes);

    public static StorageException Away => new("The server is away.", isTransient: true);

    public override Task<StudyRecord?> CreateStudyAsync(string name, IReadOnlyList<StudyDirection> directions, CancellationToken cancellation = default) =>
        TryAsync(() => inner.CreateStudyAsync(name, directions, cancellation));

    public override Task<StudyRecord?> FindStudyAsync(string name, CancellationToken cancellation = default) => TryAsync(() => inner.FindStudyAsync(name, cancellation));

    public override Task<IReadOnlyList<StudyRecord>> ListStudiesAsync(CancellationToken cancellation = default) => TryAsync(() => inner.ListStudiesAsync(cancellation));

    public override Task DeleteStudyAsync(long study, CancellationToken cancellation = default) => inner.DeleteStudyAsync(study, cancellation);

    public override Task SetStudyAttributeAsync(long study, string name, JsonElement value, CancellationToken cancellation = default) =>
        inner.SetStudyAttributeAsync(study, name, value, cancellation);

    public override Task SetStoppedAsync(long study, bool stopped, CancellationToken cancellation = default) => inner.SetStoppedAsync(study, stopped, cancellation);

    public override Task<int> EnqueueAsync(long study, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default) =>
        TryAsync(() => inner.EnqueueAsync(study, values, cancellation));

    public override Task<FrozenTrial?> StartTrialAsync(long study, TrialWorker worker, long? limit, CancellationToken cancellation = default) =>
        TryAsync(() => inner.StartTrialAsync(study, worker, limit, cancellation));

    public override Task<bool> UpdateTrialAsync(long study, int number, Guid token, TrialUpdate update, CancellationToken cancellation = default) =>
        TryAsync(() => inner.UpdateTrialAsync(study, number, token, update, cancellation));

    public override async Task<bool> EndTrialAsync(long study, int number, Guid token, TrialUpdate update, TrialResult result, CancellationToken cancellation = default)
    {
        if (LosesAnswers)
            await inner.EndTrialAsync(study, number, token, update, result, cancellation);
        return await TryAsync(() => inner.EndTrialAsync(study, number, token, update, result, cancellation));
    }

    public override Task<IReadOnlyList<int>> ReclaimAsync(long study, TimeSpan silence, int attempts, CancellationToken cancellation = default) =>
        TryAsync(() => inner.ReclaimAsync(study, silence, attempts, cancellation));

    public override async Task<StudyChanges> GetChangesAsync(long study, long since, CancellationToken cancellation = default)
    {
        StudyChanges changes = await TryAsync(() => inner.GetChangesAsync(study, since, cancellation));
        Interlocked.Add(ref _changes, changes.Trials.Count);
        return changes;
    }

    private async Task<T> TryAsync<T>(Func<Task<T>> work)
    {
        if (Failure is { } failure)
        {
            Interlocked.Increment(ref _attempts);
            throw new StorageException(failure.Message, failure.IsTransient);
        }
        return await work();
    }
}
