using System.Collections.Concurrent;
using System.Collections.Immutable;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Keeps a study's trials in memory and reads from the storage what changed only.</summary>
internal sealed class StudyFollower(StudyStorage storage, StudyRecord record) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<FrozenTrial> _trials = [];
    private readonly ConcurrentDictionary<string, Distribution> _distributions = new(StringComparer.Ordinal);
    // Up to where trials are known whole, and up to where it is known how they went on.
    private long _revision;
    private long _progress;
    private volatile int _running;

    /// <summary>The study as it was last read.</summary>
    public StudyRecord Record { get; private set; } = record;

    /// <summary>How many trials ran when the study was last read, in all processes.</summary>
    public int Running => _running;

    /// <summary>Reads what changed.</summary>
    /// <param name="open">The trials that this process is at, as it knows them; what they asked for may not be stored yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study now.</returns>
    public Task<StudyHistory> ReadAsync(IReadOnlyDictionary<int, Trial> open, CancellationToken cancellation) => ReadAsync(open, async () =>
    {
        StudyChanges changes = await storage.GetProgressAsync(Record.Id, _progress, wholeSince: _revision, cancellation).ConfigureAwait(false);
        Apply(changes, static (known, trial) => trial);
        _revision = _progress = changes.Revision;
    }, cancellation);

    /// <summary>Reads how trials went on. The parameters and attributes of those that others began since the whole was read are
    /// missing; they are most of a trial's bytes, and no pruner asks for them.</summary>
    /// <param name="open">See <see cref="ReadAsync(IReadOnlyDictionary{int, Trial}, CancellationToken)"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study now.</returns>
    public Task<StudyHistory> ReadProgressAsync(IReadOnlyDictionary<int, Trial> open, CancellationToken cancellation) => ReadAsync(open, async () =>
    {
        StudyChanges changes = await storage.GetProgressAsync(Record.Id, _progress, cancellation: cancellation).ConfigureAwait(false);
        Apply(changes, static (known, trial) => known is null ? trial : known with
        {
            State = trial.State,
            Attempts = trial.Attempts,
            Started = trial.Started,
            Ended = trial.Ended,
            Values = trial.Values,
        });
        _progress = changes.Revision;
    }, cancellation);

    /// <summary>The study as it was last read.</summary>
    /// <param name="open">See <see cref="ReadAsync(IReadOnlyDictionary{int, Trial}, CancellationToken)"/>.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study then.</returns>
    public async Task<StudyHistory> RecallAsync(IReadOnlyDictionary<int, Trial> open, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return History(open);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>What a parameter was asked for as; the first time counts.</summary>
    /// <param name="name">The parameter.</param>
    /// <param name="distribution">What it is asked for as now.</param>
    /// <returns>What it was asked for as before, or now.</returns>
    public Distribution Know(string name, Distribution distribution) => _distributions.GetOrAdd(name, distribution);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<StudyHistory> ReadAsync(IReadOnlyDictionary<int, Trial> open, Func<Task> read, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            await read().ConfigureAwait(false);
            return History(open);
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Apply(StudyChanges changes, Func<FrozenTrial?, FrozenTrial, FrozenTrial> merge)
    {
        Record = changes.Study;
        foreach (FrozenTrial trial in changes.Trials)
        {
            FrozenTrial? known = trial.Number < _trials.Count ? _trials[trial.Number] : null;
            // What an earlier attempt reported is gone; all that a new one did is among the reports.
            bool goesOn = known is not null && trial.State != TrialState.Waiting && trial.Started == known.Started;
            FrozenTrial merged = merge(known, trial) with { Intermediate = goesOn ? known!.Intermediate : ImmutableSortedDictionary<int, double>.Empty };
            if (known is null)
                _trials.Add(merged);
            else
                _trials[trial.Number] = merged;
            foreach ((string name, TrialParameter parameter) in trial.Parameters)
                _distributions.TryAdd(name, parameter.Distribution);
        }
        foreach (TrialReport report in changes.Reports)
        {
            FrozenTrial trial = _trials[report.Number];
            _trials[report.Number] = trial with { Intermediate = ImmutableSortedDictionary.CreateRange(trial.Intermediate).SetItem(report.Step, report.Value) };
        }
        _running = _trials.Count(static t => t.State == TrialState.Running);
    }

    private StudyHistory History(IReadOnlyDictionary<int, Trial> open) =>
        new(Record.Directions, [.. _trials.Select(t => t.State == TrialState.Running && open.TryGetValue(t.Number, out Trial? trial) ? trial.Freeze() : t)]);
}
