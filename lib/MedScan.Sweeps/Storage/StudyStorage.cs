using System.Text.Json;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>Keeps studies and their trials, for one process or for many at the same time.</summary>
/// <remarks>Each change of a trial is whole or not at all, and every worker sees the changes of a study in the same order. A running
/// trial belongs to the worker that began it, known by a token; whoever lost a trial can no longer change it. What has been answered
/// is kept, whatever happens to the process or the machine, except in memory. Names are refused (<see cref="ArgumentException"/>)
/// where they are empty, longer than 250 characters, hold a zero character or are no Unicode. A storage that cannot be reached says
/// so with a <see cref="StorageException"/>.</remarks>
public abstract class StudyStorage : IAsyncDisposable
{
    /// <summary>Whether workers on several machines can share it.</summary>
    public virtual bool IsForManyMachines => false;

    /// <summary>Opens a storage.</summary>
    /// <param name="url">Where it is:
    /// <list type="bullet">
    /// <item><c>memory:</c> for as long as the process lives;</item>
    /// <item><c>sqlite:///relative.db</c>, <c>sqlite:////absolute.db</c> or a plain path: a file, for the processes of one machine;</item>
    /// <item><c>postgresql://user:password@host:port/database</c>: a server, for any number of machines. What Npgsql takes as
    /// connection parameters may follow after <c>?</c>, such as <c>?sslmode=require</c>.</item>
    /// </list></param>
    /// <param name="time">The clock; null for the machine's. PostgreSQL has its server's.</param>
    /// <returns>The storage. It is created or connected to when it is first used.</returns>
    /// <exception cref="ArgumentException">The address is none of these.</exception>
    public static StudyStorage Open(string url, TimeProvider? time = null) => StorageUrl.Open(url, time ?? TimeProvider.System);

    /// <summary>Creates a study.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="directions">Which values are better, for each objective.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study; null where the storage has one of that name.</returns>
    public abstract Task<StudyRecord?> CreateStudyAsync(string name, IReadOnlyList<StudyDirection> directions, CancellationToken cancellation = default);

    /// <summary>Looks a study up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study; null where there is none.</returns>
    public abstract Task<StudyRecord?> FindStudyAsync(string name, CancellationToken cancellation = default);

    /// <summary>Lists the studies, the oldest first.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The studies.</returns>
    public abstract Task<IReadOnlyList<StudyRecord>> ListStudiesAsync(CancellationToken cancellation = default);

    /// <summary>Deletes a study with its trials; nothing happens where it is gone already.</summary>
    /// <param name="study">Its number.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is gone.</returns>
    public abstract Task DeleteStudyAsync(long study, CancellationToken cancellation = default);

    /// <summary>Attaches something to a study, in place of what had that name.</summary>
    /// <param name="study">Its number.</param>
    /// <param name="name">Under which name.</param>
    /// <param name="value">What.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public abstract Task SetStudyAttributeAsync(long study, string name, JsonElement value, CancellationToken cancellation = default);

    /// <summary>Stops a study, so that no further trial begins, or lets it go on.</summary>
    /// <param name="study">Its number.</param>
    /// <param name="stopped">Whether it stops.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public abstract Task SetStoppedAsync(long study, bool stopped, CancellationToken cancellation = default);

    /// <summary>Adds a waiting trial.</summary>
    /// <param name="study">Its study.</param>
    /// <param name="values">Values that it must use, by parameter: texts, numbers, truth values or null.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public abstract Task<int> EnqueueAsync(long study, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default);

    /// <summary>Begins a trial: the waiting one with the lowest number, else a new one.</summary>
    /// <param name="study">Its study.</param>
    /// <param name="worker">Who begins it: the token that later changes must have, and a name for people, in which characters that
    /// no database keeps are replaced.</param>
    /// <param name="limit">How many trials the study may have, whatever their states; null for any number. Waiting trials are begun
    /// even beyond it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The trial; null where the study is stopped, or has its trials and none waits.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public abstract Task<FrozenTrial?> StartTrialAsync(long study, TrialWorker worker, long? limit, CancellationToken cancellation = default);

    /// <summary>Adds to a running trial, and tells that its worker is alive.</summary>
    /// <param name="study">Its study.</param>
    /// <param name="number">The trial.</param>
    /// <param name="token">The token it was begun with.</param>
    /// <param name="update">What to add; may be empty. A parameter or attribute that is there already gets the new value.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where the trial does not belong to that worker any more; nothing is changed then.</returns>
    public abstract Task<bool> UpdateTrialAsync(long study, int number, Guid token, TrialUpdate update, CancellationToken cancellation = default);

    /// <summary>Adds to a running trial and ends it, or hands it back.</summary>
    /// <param name="study">Its study.</param>
    /// <param name="number">The trial.</param>
    /// <param name="token">The token it was begun with.</param>
    /// <param name="update">What to add; may be empty.</param>
    /// <param name="result">How it ended. One that is handed back waits again, with its parameters fixed and its reported values
    /// gone. In an error, characters that no database keeps are replaced.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where the trial does not belong to that worker any more; nothing is changed then. True, and nothing is changed
    /// either, where it was this token that ended it before: whoever lost the answer may ask again.</returns>
    public abstract Task<bool> EndTrialAsync(long study, int number, Guid token, TrialUpdate update, TrialResult result, CancellationToken cancellation = default);

    /// <summary>Takes running trials from workers that have been silent: each waits again, as one that was handed back, or has
    /// failed where it was begun too often.</summary>
    /// <param name="study">The study.</param>
    /// <param name="silence">How long a worker may be silent, by the storage's own clock.</param>
    /// <param name="attempts">How often a trial may be begun.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The numbers of the trials; none where there is no such study.</returns>
    public abstract Task<IReadOnlyList<int>> ReclaimAsync(long study, TimeSpan silence, int attempts, CancellationToken cancellation = default);

    /// <summary>Gives what changed since another time this was asked.</summary>
    /// <param name="study">The study.</param>
    /// <param name="since">The revision that was given then; 0 for everything.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The trials that are new or not what they were.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public abstract Task<StudyChanges> GetChangesAsync(long study, long since, CancellationToken cancellation = default);

    /// <summary>Gives how trials have gone on, for a reader that keeps what it has read: each report once, in a fraction of the bytes of
    /// <see cref="GetChangesAsync"/>.</summary>
    /// <param name="study">The study.</param>
    /// <param name="since">The revision that was given when this was last asked; 0 for everything.</param>
    /// <param name="wholeSince">The revision up to which trials are known whole, not after <paramref name="since"/>: those that changed
    /// after it come whole. Null for what pruners go by: of the trials that changed, parameters, attributes and errors may be missing.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The trials that changed; their reports stand beside them. What was reported before holds unless a trial waits, or was
    /// begun at another time than when it was last given.</returns>
    /// <exception cref="SweepException">There is no such study.</exception>
    public virtual async Task<StudyChanges> GetProgressAsync(long study, long since, long? wholeSince = null, CancellationToken cancellation = default)
    {
        StudyChanges changes = await GetChangesAsync(study, wholeSince ?? since, cancellation).ConfigureAwait(false);
        return changes with { Reports = [.. changes.Trials.SelectMany(static t => t.Intermediate.Select(r => new TrialReport(t.Number, r.Key, r.Value))), .. changes.Reports] };
    }

    /// <inheritdoc/>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
