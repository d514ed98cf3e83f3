using System.Collections.Concurrent;
using MedScan.Tracking.Runs;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

/// <summary>A run that is being logged: parameters, metrics, tags, files, in MLflow.</summary>
/// <remarks>
/// <para>Logging costs the caller well under a microsecond a point and never waits for the server. A thread of the run writes
/// everything to a journal in the spool, and from there it is sent in batches; while the server is away it waits there. All
/// members may be called from any thread.</para>
/// <para>A run ends FINISHED with <see cref="FinishAsync"/> or when it is disposed, FAILED after <see cref="Fail"/>, KILLED
/// when the process is told to end (Ctrl-C, SIGTERM, SIGHUP) or exits without finishing it, and FAILED when it dies of an
/// exception. <see cref="RunAsync(TrackedRunOptions, Func{TrackedRun, Task}, CancellationToken)"/> chooses by itself.</para>
/// </remarks>
public sealed partial class TrackedRun : IAsyncDisposable
{
    private readonly TrackedRunOptions _options;
    private readonly RunFolder _folder;
    private readonly RunRecorder _recorder;
    private readonly LiveSender? _sender;
    private readonly MlflowClient? _ownClient;
    private readonly TimeProvider _time;
    private readonly RunNames _names = new();
    private readonly ConcurrentDictionary<string, string> _parameters = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private RunStatus _outcome = RunStatus.Finished;
    private Task<RunResult>? _finish;
    private volatile bool _isFinished;

    private TrackedRun(TrackedRunOptions options, RunFolder folder, RunStart start, TrackedRun? parent)
    {
        (_options, _folder, _time) = (options, folder, options.TimeProvider);
        ExperimentName = start.ExperimentName;
        RunName = start.RunName;
        _recorder = new RunRecorder(folder, options.SegmentLength, Warn, () => _sender?.Signal());
        if (options.IsOffline) return;
        IRunBackend backend = options.Backend ?? new MlflowRunBackend(options.Client ?? (_ownClient = NewClient(options)));
        _sender = new LiveSender(
            folder, start, backend, _recorder, options.BackOff ?? BackOff.Endless(_time), Warn,
            cancellation => FindParentAsync(options, parent, cancellation));
        // Signals before the field was set went nowhere.
        _sender.Signal();
    }

    /// <summary>Name of the run's folder in the spool and value of its tag <c>medscan.spool</c>.</summary>
    public string Key => _folder.Key;

    /// <summary>The run's id; <see langword="null"/> until the server has created the run.</summary>
    public string? RunId => Created?.RunId;

    /// <summary>Name of the run's experiment.</summary>
    public string ExperimentName { get; }

    /// <summary>Name of the run; <see langword="null"/> where the server makes one up and has not yet.</summary>
    public string? RunName
    {
        get => Created?.RunName ?? field;
    }

    /// <summary>Whether the server does not answer, so that what is logged waits in the spool.</summary>
    public bool IsServerAway => _sender?.IsAway ?? false;

    private CreatedRun? Created => _sender is { Created.IsCompletedSuccessfully: true } sender ? sender.Created.Result : null;

    /// <summary>Starts a run. Where the server does not answer, the run starts all the same and is created there later.</summary>
    /// <exception cref="MlflowException">The server refuses the run, for example because the experiment was deleted.</exception>
    /// <exception cref="TrackingConfigurationException">No server is set, or its address cannot be used.</exception>
    /// <exception cref="IOException">The spool cannot be written.</exception>
    public static Task<TrackedRun> StartAsync(TrackedRunOptions? options = null, CancellationToken cancellation = default) =>
        StartAsync(options ?? new TrackedRunOptions(), parent: null, cancellation);

    /// <summary>Does something within a run: FINISHED when it returns, FAILED when it throws, KILLED when it is cancelled.</summary>
    /// <exception cref="Exception">What <paramref name="body"/> threw, and what <see cref="StartAsync(TrackedRunOptions?, CancellationToken)"/> throws.</exception>
    public static Task<RunResult> RunAsync(TrackedRunOptions options, Func<TrackedRun, Task> body, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Core();

        async Task<RunResult> Core()
        {
            TrackedRun run = await StartAsync(options, cancellation).ConfigureAwait(false);
            await run.WithinAsync(body).ConfigureAwait(false);
            return await run.FinishAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Starts a run below this one. Experiment, server and spool are this run's where the options do not say otherwise.</summary>
    /// <exception cref="MlflowException">The server refuses the run.</exception>
    /// <exception cref="IOException">The spool cannot be written.</exception>
    public Task<TrackedRun> StartNestedAsync(TrackedRunOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new TrackedRunOptions();
        bool ownServer = options.Client is not null || options.TrackingUri is not null || options.Backend is not null;
        return StartAsync(
            options with
            {
                ExperimentName = options.ExperimentName ?? ExperimentName,
                Client = ownServer ? options.Client : _options.Client,
                TrackingUri = ownServer ? options.TrackingUri : _options.TrackingUri,
                Backend = ownServer ? options.Backend : _options.Backend,
                BackOff = options.BackOff ?? _options.BackOff,
                IsOffline = options.IsOffline || _options.IsOffline,
                SpoolFolder = options.SpoolFolder ?? _options.SpoolFolder,
                OnWarning = options.OnWarning ?? _options.OnWarning,
            },
            this,
            cancellation);
    }

    /// <summary>Waits until the server has created the run.</summary>
    /// <exception cref="MlflowException">The server refuses the run.</exception>
    /// <exception cref="InvalidOperationException">The run is offline.</exception>
    public async Task<string> GetRunIdAsync(CancellationToken cancellation = default)
    {
        if (_sender is null) throw new InvalidOperationException("This run is offline: it has no id until it is synced.");
        return (await _sender.Created.WaitAsync(cancellation).ConfigureAwait(false)).RunId;
    }

    /// <summary>The run will end FAILED; the exception's text becomes the tag <c>medscan.error</c>.</summary>
    public void Fail(Exception? exception = null)
    {
        lock (_gate) _outcome = RunStatus.Failed;
        if (exception is not null) SetTag("medscan.error", $"{exception.GetType().Name}: {exception.Message}");
    }

    /// <summary>The run will end KILLED.</summary>
    public void Kill()
    {
        lock (_gate) _outcome = RunStatus.Killed;
    }

    /// <summary>Completes when everything logged before this call is on the disk: it survives the process's and the machine's
    /// sudden end, and is sent once.</summary>
    /// <exception cref="IOException">The spool's disk takes no more.</exception>
    public Task FlushToDiskAsync(CancellationToken cancellation = default) => _recorder.FlushAsync().WaitAsync(cancellation);

    /// <summary>Completes when the server has answered for everything logged before this call.</summary>
    /// <exception cref="InvalidOperationException">The run is offline.</exception>
    /// <exception cref="TrackingException">The run cannot be sent; its journal stays in the spool.</exception>
    public async Task FlushAsync(CancellationToken cancellation = default)
    {
        if (_sender is null) throw new InvalidOperationException("This run is offline: it is sent when it is synced.");
        try
        {
            await _recorder.FlushAsync().WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (IOException)
        {
            // A full disk does not keep the server from answering.
        }

        await _sender.WaitUntilSentAsync(_recorder.End).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the run, FINISHED unless <see cref="Fail"/> or <see cref="Kill"/> was called, and waits until everything is
    /// sent or <see cref="TrackedRunOptions.FinishPatience"/> is over. Later calls give the first one's result.</summary>
    /// <exception cref="OperationCanceledException">The waiting was cancelled; sending goes on while the process lives.</exception>
    public Task<RunResult> FinishAsync(CancellationToken cancellation = default)
    {
        Task<RunResult> finish;
        lock (_gate) finish = _finish ??= Task.Run(EndAsync, CancellationToken.None);
        return finish.WaitAsync(cancellation);
    }

    /// <summary>Finishes the run as <see cref="FinishAsync"/> does.</summary>
    public async ValueTask DisposeAsync() => await FinishAsync().ConfigureAwait(false);

    /// <summary>Writes an end that a program which goes on takes back.</summary>
    internal async Task EndProvisionallyAsync(RunStatus status)
    {
        if (_isFinished) return;
        _recorder.Add(new JournalEntry.End(Now(), ToEnd(status), IsProvisional: true));
        try
        {
            if (_sender is null or { IsAway: true }) await FlushToDiskAsync().ConfigureAwait(false);
            else await FlushAsync().ConfigureAwait(false);
        }
        // The process is ending; there is nobody left to tell.
        catch (Exception)
        {
        }
    }

    /// <summary>Runs <paramref name="body"/> and takes the outcome from how it ends; the run is finished when it threw.</summary>
    private async Task WithinAsync(Func<TrackedRun, Task> body)
    {
        try
        {
            await body(this).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            if (error is OperationCanceledException) Kill();
            else Fail(error);
            await FinishAsync(CancellationToken.None).ConfigureAwait(false);
            throw;
        }
    }

    private async Task<RunResult> EndAsync()
    {
        RunStatus outcome;
        lock (_gate) outcome = _outcome;
        _isFinished = true;
        LiveRuns.Remove(this);
        _recorder.Add(new JournalEntry.End(Now(), ToEnd(outcome), IsProvisional: false));
        _recorder.Dispose();
        var result = new RunResult { Status = outcome, IsSent = false, WaitsIn = _folder.Path };
        if (_sender is null)
        {
            _folder.Dispose();
            return result;
        }

        _sender.Finish();
        await WaitForServerAsync(_sender).ConfigureAwait(false);
        Task closing = _sender.Completion.ContinueWith(_ => Close(_sender), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        if (_sender.Completion.IsCompleted) await closing.ConfigureAwait(false);
        else if (!_recorder.Overflow.IsEmpty)
            Warn(new RunWarning(RunWarningKind.Lost, "The spool's disk is full and the server away: what is in memory is lost when the process ends before one of them is back."));
        return result with
        {
            RunId = RunId,
            IsSent = _sender.IsSent,
            Refused = _sender.Counts.Refused,
            WaitsIn = _sender.IsSent ? null : _folder.Path,
        };
    }

    private async Task WaitForServerAsync(LiveSender sender)
    {
        TimeSpan step = TimeSpan.FromMilliseconds(50);
        for (TimeSpan waited = TimeSpan.Zero; !sender.Completion.IsCompleted && waited < _options.FinishPatience;)
        {
            await Task.WhenAny(sender.Completion, Task.Delay(step)).ConfigureAwait(false);
            if (sender.IsAway) waited += step;
        }
    }

    private void Close(LiveSender sender)
    {
        try
        {
            if (sender.IsSent) _folder.Delete();
        }
        catch (IOException)
        {
            // What is left over is found sent, and taken away, by the next sync.
        }

        _folder.Dispose();
        sender.Dispose();
        _ownClient?.Dispose();
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private void Warn(RunWarning warning)
    {
        if (_options.OnWarning is { } tell) tell(warning);
        else Console.Error.WriteLine(warning.Message);
    }

    private void ThrowIfFinished() => ObjectDisposedException.ThrowIf(_isFinished, this);

    private static RunEnd ToEnd(RunStatus status) => status switch
    {
        RunStatus.Failed => RunEnd.Failed,
        RunStatus.Killed => RunEnd.Killed,
        _ => RunEnd.Finished,
    };
}
