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
    private long _revision;

    /// <summary>The study as it was last read.</summary>
    public StudyRecord Record { get; private set; } = record;

    /// <summary>Reads what changed.</summary>
    /// <param name="open">The trials that this process is at, as it knows them; what they asked for may not be stored yet.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study now.</returns>
    public async Task<StudyHistory> ReadAsync(IReadOnlyDictionary<int, Trial> open, CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            StudyChanges changes = await storage.GetChangesAsync(Record.Id, _revision, cancellation).ConfigureAwait(false);
            Apply(changes);
            return History(open);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The study as it was last read.</summary>
    /// <param name="open">See <see cref="ReadAsync"/>.</param>
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

    private void Apply(StudyChanges changes)
    {
        Record = changes.Study;
        foreach (FrozenTrial trial in changes.Trials)
        {
            if (trial.Number == _trials.Count)
                _trials.Add(trial);
            else
                _trials[trial.Number] = trial;
            foreach ((string name, TrialParameter parameter) in trial.Parameters)
                _distributions.TryAdd(name, parameter.Distribution);
        }
        foreach (TrialReport report in changes.Reports)
        {
            FrozenTrial trial = _trials[report.Number];
            _trials[report.Number] = trial with { Intermediate = ImmutableSortedDictionary.CreateRange(trial.Intermediate).SetItem(report.Step, report.Value) };
        }
        _revision = changes.Revision;
    }

    private StudyHistory History(IReadOnlyDictionary<int, Trial> open) =>
        new(Record.Directions, [.. _trials.Select(t => t.State == TrialState.Running && open.TryGetValue(t.Number, out Trial? trial) ? trial.Freeze() : t)]);
}
