using System.Collections.Immutable;
using System.Text.Json;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Storage;

/// <summary>Keeps studies for as long as the process lives.</summary>
/// <param name="time">The clock; null for the machine's.</param>
public sealed class MemoryStorage(TimeProvider? time = null) : StudyStorage
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Entry> _studies = [];
    private long _lastId;

    /// <inheritdoc/>
    public override Task<StudyRecord?> CreateStudyAsync(string name, IReadOnlyList<StudyDirection> directions, CancellationToken cancellation = default)
    {
        StorageRules.CheckStudy(name, directions);
        return Locked<StudyRecord?>(() =>
        {
            if (_studies.Values.Any(s => s.Record.Name == name))
                return null;
            StudyRecord record = new() { Id = ++_lastId, Name = name, Directions = [.. directions], Created = _time.GetUtcNow() };
            _studies.Add(record.Id, new Entry(record));
            return record;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<StudyRecord?> FindStudyAsync(string name, CancellationToken cancellation = default)
    {
        StorageRules.CheckName(name, nameof(name));
        return Locked(() => _studies.Values.FirstOrDefault(s => s.Record.Name == name)?.Record, cancellation);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<StudyRecord>> ListStudiesAsync(CancellationToken cancellation = default) =>
        Locked<IReadOnlyList<StudyRecord>>(() => [.. _studies.Values.Select(static s => s.Record)], cancellation);

    /// <inheritdoc/>
    public override Task DeleteStudyAsync(long study, CancellationToken cancellation = default) =>
        Locked(() => _studies.Remove(study), cancellation);

    /// <inheritdoc/>
    public override Task SetStudyAttributeAsync(long study, string name, JsonElement value, CancellationToken cancellation = default)
    {
        StorageRules.CheckAttribute(name, value);
        return Locked<bool>(() =>
        {
            Entry entry = Find(study);
            entry.Record = entry.Record with { Attributes = entry.Record.Attributes.ToImmutableDictionary().SetItem(name, value.Clone()) };
            entry.Revision++;
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task SetStoppedAsync(long study, bool stopped, CancellationToken cancellation = default)
    {
        return Locked<bool>(() =>
        {
            Entry entry = Find(study);
            entry.Record = entry.Record with { IsStopped = stopped };
            entry.Revision++;
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<int> EnqueueAsync(long study, IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default)
    {
        ImmutableDictionary<string, object?> canonical = StorageRules.Canonical(values);
        return Locked<int>(() =>
        {
            Entry entry = Find(study);
            entry.Add(new FrozenTrial { Number = entry.Trials.Count, State = TrialState.Waiting, Fixed = canonical });
            return entry.Trials.Count - 1;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<FrozenTrial?> StartTrialAsync(long study, TrialWorker worker, long? limit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(worker);
        return Locked<FrozenTrial?>(() =>
        {
            Entry entry = Find(study);
            if (entry.Record.IsStopped)
                return null;
            int number = entry.Trials.FindIndex(static t => t.Trial.State == TrialState.Waiting);
            if (number < 0)
            {
                if (entry.Trials.Count >= limit)
                    return null;
                number = entry.Trials.Count;
                entry.Add(new FrozenTrial { Number = number, State = TrialState.Waiting });
            }
            FrozenTrial trial = entry.Trials[number].Trial;
            trial = trial with { State = TrialState.Running, Started = _time.GetUtcNow(), Worker = StorageRules.Clean(worker.Name), Attempts = trial.Attempts + 1 };
            entry.Set(trial, worker.Token, _time.GetTimestamp());
            return trial;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<bool> UpdateTrialAsync(long study, int number, Guid token, TrialUpdate update, CancellationToken cancellation = default)
    {
        StorageRules.Check(update);
        return Locked<bool>(() =>
        {
            if (!Owns(study, number, token, out Entry? entry))
                return false;
            entry!.Set(Add(entry.Trials[number].Trial, update), token, _time.GetTimestamp());
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<bool> EndTrialAsync(long study, int number, Guid token, TrialUpdate update, TrialResult result, CancellationToken cancellation = default)
    {
        StorageRules.Check(update);
        ArgumentNullException.ThrowIfNull(result);
        return Locked<bool>(() =>
        {
            if (!Owns(study, number, token, out Entry? entry))
                return entry is not null && entry.HasEnded(number, token);
            FrozenTrial trial = Add(entry!.Trials[number].Trial, update);
            entry.Set(result is TrialResult.HandedBack ? TrialChange.HandBack(trial, hasDied: false) : End(trial, result), token, 0);
            return true;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<int>> ReclaimAsync(long study, TimeSpan silence, int attempts, CancellationToken cancellation = default)
    {
        return Locked<IReadOnlyList<int>>(() =>
        {
            List<int> reclaimed = [];
            if (!_studies.TryGetValue(study, out Entry? entry))
                return reclaimed;
            foreach ((FrozenTrial trial, _, long seen) in entry.Trials.ToArray())
            {
                if (trial.State != TrialState.Running || _time.GetElapsedTime(seen) <= silence)
                    continue;
                entry.Set(trial.Attempts < attempts ? TrialChange.HandBack(trial, hasDied: true) : End(trial, TrialResult.Fail(TrialChange.DiedTooOften(trial))), Guid.Empty, 0);
                reclaimed.Add(trial.Number);
            }
            return reclaimed;
        }, cancellation);
    }

    /// <inheritdoc/>
    public override Task<StudyChanges> GetChangesAsync(long study, long since, CancellationToken cancellation = default)
    {
        return Locked<StudyChanges>(() =>
        {
            Entry entry = Find(study);
            return new StudyChanges(entry.Revision, entry.Record, entry.ChangedSince(since), []);
        }, cancellation);
    }

    private Task<T> Locked<T>(Func<T> work, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
            return Task.FromCanceled<T>(cancellation);
        try
        {
            lock (_gate)
                return Task.FromResult(work());
        }
        catch (SweepException error)
        {
            return Task.FromException<T>(error);
        }
    }

    private static FrozenTrial Add(FrozenTrial trial, TrialUpdate update) => update.IsEmpty ? trial : trial with
    {
        Parameters = TrialChange.Add(trial.Parameters, update.Parameters),
        Intermediate = update.Intermediate.Count == 0 ? trial.Intermediate : ImmutableSortedDictionary.CreateRange(trial.Intermediate).SetItems(update.Intermediate),
        Attributes = update.Attributes.Count == 0 ? trial.Attributes : ImmutableDictionary.CreateRange(trial.Attributes).SetItems(update.Attributes.Select(static a => KeyValuePair.Create(a.Key, a.Value.Clone()))),
    };

    private FrozenTrial End(FrozenTrial trial, TrialResult result) => result switch
    {
        TrialResult.Completed completed => trial with { State = TrialState.Completed, Values = [.. completed.Values], Ended = _time.GetUtcNow() },
        TrialResult.Failed failed => trial with { State = TrialState.Failed, Error = StorageRules.Clean(failed.Error), Ended = _time.GetUtcNow() },
        _ => trial with { State = TrialState.Pruned, Ended = _time.GetUtcNow() },
    };

    private Entry Find(long study) => _studies.TryGetValue(study, out Entry? entry) ? entry : throw new SweepException($"There is no study {study}; it was deleted.");

    private bool Owns(long study, int number, Guid token, out Entry? entry) =>
        _studies.TryGetValue(study, out entry) && entry.Has(number)
        && entry.Trials[number].Trial.State == TrialState.Running && entry.Trials[number].Token == token;

    private sealed class Entry(StudyRecord record)
    {
        private readonly List<long> _revisions = [];

        public StudyRecord Record { get; set; } = record;

        public long Revision { get; set; }

        public List<(FrozenTrial Trial, Guid Token, long Seen)> Trials { get; } = [];

        public bool Has(int number) => number >= 0 && number < Trials.Count;

        public bool HasEnded(int number, Guid token) =>
            Has(number) && token != Guid.Empty && Trials[number].Token == token && Trials[number].Trial.State != TrialState.Running;

        public void Add(FrozenTrial trial)
        {
            Trials.Add((trial, Guid.Empty, 0));
            _revisions.Add(++Revision);
        }

        public void Set(FrozenTrial trial, Guid token, long seen)
        {
            if (!ReferenceEquals(Trials[trial.Number].Trial, trial))
                _revisions[trial.Number] = ++Revision;
            Trials[trial.Number] = (trial, token, seen);
        }

        public IReadOnlyList<FrozenTrial> ChangedSince(long revision) => [.. Trials.Where((t, i) => _revisions[i] > revision).Select(static t => t.Trial)];
    }
}
