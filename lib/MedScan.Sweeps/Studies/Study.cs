using System.Collections.Concurrent;
using System.Text.Json;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>A search for the parameters that make an objective best, trial by trial.</summary>
/// <remarks>Any number of processes may work on the same study of the same storage.</remarks>
public sealed class Study : IAsyncDisposable
{
    private readonly bool _ownsStorage;
    private readonly SemaphoreSlim _syncing = new(1, 1);
    private readonly List<FrozenTrial> _trials = [];
    private readonly ConcurrentDictionary<string, Distribution> _distributions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, Trial> _open = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly Lock _gate = new();
    private long _revision;
    private Task? _heart;

    private Study(StudyOptions options, StudyStorage storage, bool ownsStorage, StudyRecord record)
    {
        Options = options;
        Storage = storage;
        _ownsStorage = ownsStorage;
        Record = record;
    }

    /// <summary>Its name.</summary>
    public string Name => Record.Name;

    /// <summary>Which values are better, for each objective.</summary>
    public IReadOnlyList<StudyDirection> Directions => Record.Directions;

    /// <summary>How it was opened.</summary>
    public StudyOptions Options { get; }

    /// <summary>What is stored of it besides its trials, as it was when it was last looked at.</summary>
    public StudyRecord Record { get; private set; }

    internal StudyStorage Storage { get; }

    /// <summary>Creates a study, or goes on with one.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study.</returns>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    /// <exception cref="SweepException">There is one of that name, which is not to be gone on with or has other directions.</exception>
    public static async Task<Study> CreateAsync(StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Directions.Count == 0)
            throw new ArgumentException("Expected a direction for each objective, got none.", nameof(options));
        if (options.Directions.Count > 1 && !options.Sampler.TakesSeveralObjectives)
            throw new ArgumentException($"{options.Sampler.GetType().Name} searches for one objective, the study has {options.Directions.Count}.", nameof(options));
        if (options.Silence <= options.Heartbeat)
            throw new ArgumentException($"Expected a silence of several heartbeats, got {options.Silence} with a heartbeat of {options.Heartbeat}.", nameof(options));

        StudyStorage storage = options.Storage ?? new MemoryStorage(options.Time);
        string name = options.Name ?? $"study-{Guid.NewGuid():N}"[..14];
        StudyRecord? record = await storage.CreateStudyAsync(name, options.Directions, cancellation).ConfigureAwait(false);
        if (record is null)
        {
            if (!options.Resume)
                throw new SweepException($"There is a study '{name}' already. Go on with it (Resume), delete it, or choose another name.");
            record = await storage.FindStudyAsync(name, cancellation).ConfigureAwait(false) ?? throw new SweepException($"The study '{name}' was deleted at this moment. Try again.");
            if (!record.Directions.SequenceEqual(options.Directions))
                throw new SweepException($"The study '{name}' is to {string.Join(", ", record.Directions)}, not to {string.Join(", ", options.Directions)}. Choose another name.");
        }
        return new Study(options, storage, options.Storage is null, record);
    }

    /// <summary>Begins a trial.</summary>
    /// <param name="cancellation">Ends the wait, and is the trial's token.</param>
    /// <returns>The trial, to be told with <see cref="TellAsync"/>; null where the study is stopped, or has all its trials.</returns>
    public async Task<Trial?> AskAsync(CancellationToken cancellation = default)
    {
        Guid token = Guid.NewGuid();
        long? limit = await LimitAsync(cancellation).ConfigureAwait(false);
        FrozenTrial? begun = await Storage.StartTrialAsync(Record.Id, new TrialWorker(token, _worker), limit, cancellation).ConfigureAwait(false);
        // A trial that was enqueued meanwhile may have moved the limit.
        while (begun is null && await LimitAsync(cancellation).ConfigureAwait(false) is { } moved && moved > limit)
        {
            limit = moved;
            begun = await Storage.StartTrialAsync(Record.Id, new TrialWorker(token, _worker), limit, cancellation).ConfigureAwait(false);
        }
        if (begun is null)
            return null;
        StudyHistory history = await SyncAsync(cancellation).ConfigureAwait(false);
        Trial trial = new(this, begun, token, new SamplerContext(history, begun.Number, Options.Space, new TrialRandom(Options.Sampler.Seed, begun.Number)), cancellation);
        _open[begun.Number] = trial;
        lock (_gate)
            _heart ??= Task.Run(BeatAsync, CancellationToken.None);
        foreach (StudyObserver observer in Options.Observers)
            await observer.TrialStartedAsync(trial).ConfigureAwait(false);
        return trial;
    }

    /// <summary>Ends a trial.</summary>
    /// <param name="trial">A trial of <see cref="AskAsync"/>.</param>
    /// <param name="result">How it ended. A result that this study cannot have, such as not-a-number, makes it a failed trial.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where the trial was given to another worker because this one was silent for too long.</returns>
    public async Task<bool> TellAsync(Trial trial, TrialResult result, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        cancellation.ThrowIfCancellationRequested();
        result = Checked(result);
        bool isOurs = await trial.EndAsync(result).ConfigureAwait(false);
        _open.TryRemove(trial.Number, out _);
        FrozenTrial last = trial.Freeze();
        trial.Dispose();
        foreach (StudyObserver observer in Options.Observers)
            await observer.TrialEndedAsync(last, result, isOurs).ConfigureAwait(false);
        return isOurs;
    }

    /// <summary>Runs trials until there are enough.</summary>
    /// <param name="objective">Asks the trial for parameters and gives its value. What it throws is kept with the trial, and the
    /// study goes on; when it ends because of <see cref="Trial.Cancellation"/> the trial is handed back.</param>
    /// <param name="trials">How many to run; null until the study has all its trials, is stopped, or time is over.</param>
    /// <param name="parallelism">How many to run at the same time.</param>
    /// <param name="timeout">When to begin no further trial; null for never.</param>
    /// <param name="cancellation">Ends the trials that run, which are handed back, and the study's run.</param>
    /// <returns>When it is over.</returns>
    /// <exception cref="SweepException">The first trials all failed, see <see cref="StudyOptions.InitialFailures"/>.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public async Task OptimizeAsync(Func<Trial, Task<TrialResult>> objective, int? trials = null, int parallelism = 1, TimeSpan? timeout = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentOutOfRangeException.ThrowIfNegative(trials ?? 0);
        ArgumentOutOfRangeException.ThrowIfLessThan(parallelism, 1);
        StudyRun run = new(this, objective, trials, timeout);
        await run.RunAsync(parallelism, cancellation).ConfigureAwait(false);
    }

    /// <summary>Adds a trial that must use given values; the next worker takes it.</summary>
    /// <param name="values">Values by parameter: numbers, texts, truth values. Parameters that are not named are chosen as usual.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Its number.</returns>
    public Task<int> EnqueueAsync(IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Storage.EnqueueAsync(Record.Id, values, cancellation);
    }

    /// <summary>Gives all trials.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The trials by number.</returns>
    public async Task<IReadOnlyList<FrozenTrial>> TrialsAsync(CancellationToken cancellation = default) =>
        (await SyncAsync(cancellation).ConfigureAwait(false)).Trials;

    /// <summary>Gives the completed trial with the best value.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The earliest of the best; null where none is completed.</returns>
    /// <exception cref="InvalidOperationException">The study has several objectives.</exception>
    public async Task<FrozenTrial?> BestTrialAsync(CancellationToken cancellation = default)
    {
        if (Directions.Count > 1)
            throw new InvalidOperationException("A study of several objectives has no best trial but a Pareto front.");
        StudyHistory history = await SyncAsync(cancellation).ConfigureAwait(false);
        IEnumerable<FrozenTrial> completed = history.In(TrialState.Completed);
        return history.IsMaximized ? completed.MaxBy(static t => t.Value) : completed.MinBy(static t => t.Value);
    }

    /// <summary>Gives the completed trials than which no other is better in one objective without being worse in another.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those trials by number; of a study of one objective the best, with those that are as good.</returns>
    public async Task<IReadOnlyList<FrozenTrial>> ParetoFrontAsync(CancellationToken cancellation = default)
    {
        FrozenTrial[] completed = [.. (await SyncAsync(cancellation).ConfigureAwait(false)).In(TrialState.Completed)];
        IReadOnlyList<IReadOnlyList<int>> fronts = Dominance.Fronts([.. completed.Select(t => Dominance.Losses(t, Directions))]);
        return fronts.Count == 0 ? [] : [.. fronts[0].Select(i => completed[i])];
    }

    /// <summary>Attaches something to the study, in place of what had that name.</summary>
    /// <typeparam name="T">What JSON can say.</typeparam>
    /// <param name="name">Under which name.</param>
    /// <param name="value">What.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    public Task SetAttributeAsync<T>(string name, T value, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Storage.SetStudyAttributeAsync(Record.Id, name, JsonSerializer.SerializeToElement(value), cancellation);
    }

    /// <summary>Lets no further trial begin, in any process; trials that run go on.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    public Task StopAsync(CancellationToken cancellation = default) => Storage.SetStoppedAsync(Record.Id, stopped: true, cancellation);

    /// <summary>Hands open trials back.</summary>
    /// <returns>When nothing of it runs any more.</returns>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync().ConfigureAwait(false);
        if (_heart is { } heart)
            await heart.ConfigureAwait(false);
        foreach (Trial trial in _open.Values)
        {
            await trial.EndAsync(TrialResult.HandBack()).ConfigureAwait(false);
            trial.Dispose();
        }
        _open.Clear();
        if (_ownsStorage)
            await Storage.DisposeAsync().ConfigureAwait(false);
        _closing.Dispose();
        _syncing.Dispose();
    }

    internal Distribution? KnownDistribution(string name) => _distributions.GetValueOrDefault(name);

    internal async Task<bool> ShouldPruneAsync(Trial trial, CancellationToken cancellation) =>
        Options.Pruner.ShouldPrune(await SyncAsync(cancellation).ConfigureAwait(false), trial.Freeze());

    private async Task<long?> LimitAsync(CancellationToken cancellation)
    {
        if (Options.Sampler.TrialCount is not { } all)
            return Options.TrialLimit;
        all += Options.Sampler.CountOthers(await SyncAsync(cancellation).ConfigureAwait(false));
        return Math.Min(all, Options.TrialLimit ?? all);
    }

    private TrialResult Checked(TrialResult result) => result switch
    {
        TrialResult.Completed { Values: var values } when values.Count != Directions.Count =>
            TrialResult.Fail($"The objective gave {values.Count} values, the study has {Directions.Count} objectives."),
        TrialResult.Completed { Values: var values } when values.Any(double.IsNaN) => TrialResult.Fail("The objective gave not-a-number."),
        _ => result,
    };

    private async Task<StudyHistory> SyncAsync(CancellationToken cancellation)
    {
        await _syncing.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            StudyChanges changes = await Storage.GetChangesAsync(Record.Id, _revision, cancellation).ConfigureAwait(false);
            Record = changes.Study;
            foreach (FrozenTrial trial in changes.Trials)
            {
                if (trial.Number == _trials.Count)
                    _trials.Add(trial);
                else
                    _trials[trial.Number] = trial;
                foreach ((string name, TrialParameter parameter) in trial.Parameters)
                    _distributions[name] = parameter.Distribution;
            }
            _revision = changes.Revision;
            // What this process is at may not be stored yet.
            return new StudyHistory(Directions, [.. _trials.Select(t => t.State == TrialState.Running && _open.TryGetValue(t.Number, out Trial? open) ? open.Freeze() : t)]);
        }
        finally
        {
            _syncing.Release();
        }
    }

    private async Task BeatAsync()
    {
        using PeriodicTimer timer = new(Options.Heartbeat, Options.Time);
        try
        {
            do
            {
                await Storage.ReclaimAsync(Record.Id, Options.Silence, Options.Attempts, _closing.Token).ConfigureAwait(false);
                foreach (Trial trial in _open.Values)
                    await trial.FlushAsync().ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_closing.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
        }
    }
}
