using System.Collections.Concurrent;
using System.Text.Json;
using MedScan.Sweeps.Pruners;
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
    private readonly StudyFollower _follower;
    private readonly ConcurrentDictionary<int, Trial> _open = [];
    private readonly CancellationTokenSource _closing = new();
    private readonly string _worker = $"{Environment.MachineName}:{Environment.ProcessId}";
    private readonly Lock _gate = new();
    private Task? _heart;

    private Study(StudyOptions options, StudyStorage storage, bool ownsStorage, StudyRecord record)
    {
        Options = options;
        Storage = storage;
        _ownsStorage = ownsStorage;
        _follower = new StudyFollower(storage, record);
        Closing = _closing.Token;
    }

    /// <summary>Its name.</summary>
    public string Name => Record.Name;

    /// <summary>Which values are better, for each objective.</summary>
    public IReadOnlyList<StudyDirection> Directions => Record.Directions;

    /// <summary>How it was opened.</summary>
    public StudyOptions Options { get; }

    /// <summary>What is stored of it besides its trials, as it was when it was last looked at.</summary>
    public StudyRecord Record => _follower.Record;

    internal StudyStorage Storage { get; }

    /// <summary>Cancelled when the study is disposed of.</summary>
    internal CancellationToken Closing { get; }

    /// <summary>Creates a study, or goes on with one.</summary>
    /// <param name="options">What it is to be.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study.</returns>
    /// <exception cref="ArgumentException">The options do not fit together.</exception>
    /// <exception cref="SweepException">There is one of that name, which is not to be gone on with or has other directions.</exception>
    public static async Task<Study> CreateAsync(StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        Check(options);
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

    /// <summary>Goes on with a study that must be there.</summary>
    /// <param name="storage">Where it is kept; whoever made it disposes of it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="options">How to go on with it; name, directions and storage in it do not count. Null for the usual.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The study.</returns>
    /// <exception cref="SweepException">There is no study of that name; the message names those that are there.</exception>
    /// <exception cref="ArgumentException">The options do not fit together, or not to the study.</exception>
    public static async Task<Study> OpenAsync(StudyStorage storage, string name, StudyOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(storage);
        return Open(storage, await FindAsync(storage, name, cancellation).ConfigureAwait(false), options ?? new StudyOptions());
    }

    /// <summary>Goes on with a study that was found.</summary>
    internal static Study Open(StudyStorage storage, StudyRecord record, StudyOptions options)
    {
        options = options with { Name = record.Name, Storage = storage, Directions = record.Directions, Resume = true };
        Check(options);
        return new Study(options, storage, ownsStorage: false, record);
    }

    /// <summary>Looks a study up that must be there; the error names those that are.</summary>
    internal static async Task<StudyRecord> FindAsync(StudyStorage storage, string name, CancellationToken cancellation)
    {
        if (await storage.FindStudyAsync(name, cancellation).ConfigureAwait(false) is { } found)
            return found;
        IReadOnlyList<StudyRecord> others = await storage.ListStudiesAsync(cancellation).ConfigureAwait(false);
        throw new SweepException($"There is no study '{name}'. "
            + (others.Count == 0 ? "The storage has none." : $"The storage has {string.Join(", ", others.Take(20).Select(static s => $"'{s.Name}'"))}{(others.Count > 20 ? ", ..." : "")}."));
    }

    /// <summary>Begins a trial.</summary>
    /// <param name="cancellation">Ends the wait, and is the trial's token.</param>
    /// <returns>The trial, to be told with <see cref="TellAsync"/>; null where the study is stopped, or has all its trials.</returns>
    /// <exception cref="ObjectDisposedException">The study was disposed of.</exception>
    /// <exception cref="StorageException">The storage failed for longer than <see cref="StudyOptions.Patience"/>.</exception>
    public async Task<Trial?> AskAsync(CancellationToken cancellation = default)
    {
        ObjectDisposedException.ThrowIf(Closing.IsCancellationRequested, this);
        TrialWorker worker = new(Guid.NewGuid(), _worker);
        FrozenTrial? begun = await StartAsync(worker, cancellation).ConfigureAwait(false);
        // The last trials may be those of workers that died.
        if (begun is null && (await TryAsync(() => ReclaimAsync(cancellation), cancellation).ConfigureAwait(false)).Count > 0)
            begun = await StartAsync(worker, cancellation).ConfigureAwait(false);
        if (begun is null)
            return null;
        Trial trial;
        try
        {
            StudyHistory history = await SyncAsync(cancellation).ConfigureAwait(false);
            trial = new Trial(this, begun, worker.Token, new SamplerContext(history, begun.Number, Options.Space, new TrialRandom(Options.Sampler.Seed, begun.Number)), cancellation);
        }
        catch
        {
            await AbandonAsync(begun, worker).ConfigureAwait(false);
            throw;
        }
        _open[begun.Number] = trial;
        lock (_gate)
        {
            if (_heart is null)
            {
                StudyHeart heart = new(this, _open);
                _heart = Task.Run(() => heart.BeatAsync(Closing), CancellationToken.None);
            }
        }
        foreach (StudyObserver observer in Options.Observers)
            await observer.TrialStartedAsync(trial).ConfigureAwait(false);
        return trial;
    }

    /// <summary>Ends a trial.</summary>
    /// <param name="trial">A trial of <see cref="AskAsync"/>.</param>
    /// <param name="result">How it ended. A result that this study cannot have, such as not-a-number, makes it a failed trial.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>False where the trial was given to another worker because this one was silent for too long.</returns>
    /// <exception cref="InvalidOperationException">It was told already.</exception>
    /// <exception cref="StorageException">The storage failed for longer than <see cref="StudyOptions.Patience"/>; it may be told again.</exception>
    public Task<bool> TellAsync(Trial trial, TrialResult result, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(result);
        cancellation.ThrowIfCancellationRequested();
        return EndAsync(trial, result, cancellation);
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
    /// <exception cref="ArgumentException">The declared space has no such parameter or value. Where no space is declared, a trial
    /// whose objective asks for something else fails and says so.</exception>
    public Task<int> EnqueueAsync(IReadOnlyDictionary<string, object?> values, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (Options.Space is { } space)
        {
            foreach ((string name, object? value) in values)
                CheckEnqueued(space, name, value);
        }
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
        return (await SyncAsync(cancellation).ConfigureAwait(false)).Ranked().FirstOrDefault();
    }

    /// <summary>Gives the completed trials than which no other is better in one objective without being worse in another.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those trials by number; of a study of one objective the best, with those that are as good.</returns>
    public async Task<IReadOnlyList<FrozenTrial>> ParetoFrontAsync(CancellationToken cancellation = default) =>
        (await SyncAsync(cancellation).ConfigureAwait(false)).ParetoFront();

    /// <summary>Attaches something to the study, in place of what had that name.</summary>
    /// <typeparam name="T">What JSON can say.</typeparam>
    /// <param name="name">Under which name.</param>
    /// <param name="value">What.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    public Task SetAttributeAsync<T>(string name, T value, CancellationToken cancellation = default)
    {
        return Storage.SetStudyAttributeAsync(Record.Id, name, JsonSerializer.SerializeToElement(value), cancellation);
    }

    /// <summary>Lets no further trial begin, in any process; trials that run go on.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>When it is stored.</returns>
    public Task StopAsync(CancellationToken cancellation = default) => Storage.SetStoppedAsync(Record.Id, stopped: true, cancellation);

    /// <summary>Ends what runs and hands open trials back. Objectives that do not heed <see cref="Trial.Cancellation"/> are not
    /// waited for; what they give is not taken any more.</summary>
    /// <returns>When the trials are handed back.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Closing.IsCancellationRequested)
            return;
        await _closing.CancelAsync().ConfigureAwait(false);
        if (_heart is { } heart)
            await heart.ConfigureAwait(false);
        foreach (Trial trial in _open.Values)
        {
            try
            {
                await EndAsync(trial, TrialResult.HandBack(), Closing).ConfigureAwait(false);
            }
            catch (StorageException)
            {
                // Without a sign of life it is taken from this worker all the same.
            }
        }
        if (_ownsStorage)
            await Storage.DisposeAsync().ConfigureAwait(false);
        _follower.Dispose();
        _closing.Dispose();
    }

    /// <summary>Stores how a trial ended, for as long as the storage lets that be tried.</summary>
    internal async Task<bool> EndAsync(Trial trial, TrialResult result, CancellationToken patience)
    {
        result = Checked(result);
        FrozenTrial last = trial.Freeze();
        bool isOurs;
        try
        {
            isOurs = await trial.EndAsync(result, patience).ConfigureAwait(false);
        }
        finally
        {
            if (trial.IsOver)
            {
                _open.TryRemove(trial.Number, out _);
                trial.Dispose();
            }
        }
        foreach (StudyObserver observer in Options.Observers)
            await observer.TrialEndedAsync(last, result, isOurs).ConfigureAwait(false);
        return isOurs;
    }

    /// <summary>How many trials ran when the study was last read, in all processes.</summary>
    internal int Running => _follower.Running;

    internal Distribution KnownDistribution(string name, Distribution distribution) => _follower.Know(name, distribution);

    internal Task<IReadOnlyList<int>> ReclaimAsync(CancellationToken cancellation) => Storage.ReclaimAsync(Record.Id, Options.Silence, Options.Attempts, cancellation);

    internal Task<T> TryAsync<T>(Func<Task<T>> work, CancellationToken cancellation) => Patience.TryAsync(Options, work, cancellation);

    internal async Task<bool> ShouldPruneAsync(Trial trial, CancellationToken cancellation)
    {
        if (ReferenceEquals(Options.Pruner, Pruner.None))
            return false;
        StudyHistory history;
        try
        {
            history = await _follower.ReadProgressAsync(_open, cancellation).ConfigureAwait(false);
        }
        catch (StorageException error) when (error.IsTransient)
        {
            history = await _follower.RecallAsync(_open, cancellation).ConfigureAwait(false);
        }
        return Options.Pruner.ShouldPrune(history, trial.Freeze());
    }

    /// <summary>Waits, where no trial is left to begin, for those of other workers: one that is silent for too long gives its trial up.</summary>
    /// <param name="isLate">Whether to wait no more.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>True when there may be a trial to begin; false where all are over, or their workers live.</returns>
    internal async Task<bool> AwaitOthersAsync(Func<bool> isLate, CancellationToken cancellation)
    {
        long started = Options.Time.GetTimestamp();
        while (true)
        {
            StudyHistory history = await SyncAsync(cancellation).ConfigureAwait(false);
            if (Record.IsStopped || isLate())
                return false;
            if (history.In(TrialState.Waiting).Any())
                return true;
            bool isDone = history.In(TrialState.Running).All(t => _open.ContainsKey(t.Number));
            if (isDone || Options.Time.GetElapsedTime(started) > Options.Silence + Options.Heartbeat)
                return false;
            await Task.Delay(Options.Heartbeat, Options.Time, cancellation).ConfigureAwait(false);
            await TryAsync(() => ReclaimAsync(cancellation), cancellation).ConfigureAwait(false);
        }
    }

    private static void Check(StudyOptions options)
    {
        if (options.Directions.Count == 0)
            throw new ArgumentException("Expected a direction for each objective, got none.", nameof(options));
        if (options.Directions.Count > 1 && !options.Sampler.TakesSeveralObjectives)
            throw new ArgumentException($"{options.Sampler.GetType().Name} searches for one objective, the study has {options.Directions.Count}.", nameof(options));
        if (options.Silence <= options.Heartbeat)
            throw new ArgumentException($"Expected a silence of several heartbeats, got {options.Silence} with a heartbeat of {options.Heartbeat}.", nameof(options));
    }

    private static void CheckEnqueued(SearchSpace space, string name, object? value)
    {
        Distribution distribution = space.Find(name)
            ?? throw new ArgumentException($"Expected parameters of the study's space ({string.Join(", ", space.Parameters.Select(static p => p.Key))}), got '{name}'.", nameof(name));
        try
        {
            distribution.ToStored(value);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"The parameter '{name}' cannot have that value. {error.Message}", nameof(value), error);
        }
    }

    private async Task<FrozenTrial?> StartAsync(TrialWorker worker, CancellationToken cancellation)
    {
        long? limit = await LimitAsync(cancellation).ConfigureAwait(false);
        FrozenTrial? begun = await BeginAsync(limit).ConfigureAwait(false);
        // A trial that was enqueued meanwhile may have moved the limit.
        while (begun is null && await LimitAsync(cancellation).ConfigureAwait(false) is { } moved && moved > limit)
            begun = await BeginAsync(limit = moved).ConfigureAwait(false);
        return begun;

        Task<FrozenTrial?> BeginAsync(long? most) => TryAsync(() => Storage.StartTrialAsync(Record.Id, worker, most, cancellation), cancellation);
    }

    // A trial that was begun and cannot be worked on is another's at once, not after a silence.
    private async Task AbandonAsync(FrozenTrial begun, TrialWorker worker)
    {
        try
        {
            await Storage.EndTrialAsync(Record.Id, begun.Number, worker.Token, TrialUpdate.Empty, TrialResult.HandBack(), CancellationToken.None).ConfigureAwait(false);
        }
        catch (StorageException)
        {
            // Then after a silence.
        }
    }

    private async Task<long?> LimitAsync(CancellationToken cancellation)
    {
        if (Options.Sampler.TrialCount is not { } all)
            return Options.TrialLimit;
        return Sampler.LeastOf(all + Options.Sampler.CountOthers(await SyncAsync(cancellation).ConfigureAwait(false)), Options.TrialLimit);
    }

    private TrialResult Checked(TrialResult result) => result switch
    {
        TrialResult.Completed { Values: var values } when values.Count != Directions.Count =>
            TrialResult.Fail($"The objective gave {values.Count} values, the study has {Directions.Count} objectives."),
        TrialResult.Completed { Values: var values } when values.Any(double.IsNaN) => TrialResult.Fail("The objective gave not-a-number."),
        _ => result,
    };

    private Task<StudyHistory> SyncAsync(CancellationToken cancellation) => TryAsync(() => _follower.ReadAsync(_open, cancellation), cancellation);
}
