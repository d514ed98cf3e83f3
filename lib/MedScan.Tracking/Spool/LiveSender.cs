namespace MedScan.Tracking.Spool;

/// <summary>Creates a live run on the server and sends its journal, for as long as the process lives and the run is not wholly sent.</summary>
internal sealed class LiveSender : IDisposable
{
    // A request a quarter of a second at most: charts look live, and a server of many runs is not bothered by single points.
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    private readonly RunFolder _folder;
    private readonly RunStart _start;
    private readonly IRunBackend _backend;
    private readonly RunRecorder _recorder;
    private readonly Courier _courier;
    private readonly TimeProvider _time;
    private readonly Action<RunWarning> _warn;
    private readonly Func<CancellationToken, Task<string?>> _findParent;
    private readonly SemaphoreSlim _work = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<CreatedRun> _created = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<(JournalPosition Upto, TaskCompletionSource Done)> _waiters = [];
    private CancellationTokenSource _hurry = new();
    private JournalSender? _sender;
    private volatile bool _isFinishing;

    public LiveSender(
        RunFolder folder, RunStart start, IRunBackend backend, RunRecorder recorder, BackOff backOff, Action<RunWarning> warn,
        Func<CancellationToken, Task<string?>> findParent)
    {
        (_folder, _start, _backend, _recorder, _warn, _findParent) = (folder, start, backend, recorder, warn, findParent);
        _time = backOff.Time;
        _courier = new Courier(backend, backOff, warn);
        _courier.Failed += error => FirstFailure.TrySetResult(error);
        // Nobody may be waiting for the creation; its failure is also told as a warning.
        _ = _created.Task.ContinueWith(task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        Completion = Task.Run(RunAsync);
    }

    /// <summary>The run on the server. Faults when the server refuses to create it.</summary>
    public Task<CreatedRun> Created => _created.Task;

    /// <summary>The first time that the server did not answer.</summary>
    public TaskCompletionSource<Exception> FirstFailure { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when everything was sent, or when nothing more can be. Never faults.</summary>
    public Task Completion { get; }

    public bool IsSent { get; private set; }

    public bool IsAway => _courier.IsAway;

    public TimeSpan SinceLastAnswer => _courier.SinceLastAnswer;

    public SentCounts Counts => _sender?.Counts ?? new SentCounts();

    /// <summary>There is something new in the journal.</summary>
    public void Signal()
    {
        if (_work.CurrentCount == 0) _work.Release();
    }

    /// <summary>The journal is complete: send the rest without gathering, then end.</summary>
    public void Finish()
    {
        _isFinishing = true;
        Hurry();
        Signal();
    }

    /// <summary>Completes when the server has answered for everything before a position of the journal.</summary>
    public Task WaitUntilSentAsync(JournalPosition upto)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            if (Completion.IsCompleted)
                return IsSent ? Task.CompletedTask : Task.FromException(new RunRefusedException("The run cannot be sent; its journal stays in the spool."));
            _waiters.Add((upto, done));
        }

        Hurry();
        Signal();
        return done.Task;
    }

    /// <summary>Stops sending at once; what is not sent stays in the spool.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Completion.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _work.Dispose();
        _hurry.Dispose();
    }

    private void Hurry()
    {
        lock (_gate) _hurry.Cancel();
    }

    private async Task RunAsync()
    {
        try
        {
            CreatedRun created = await RunCreation.EnsureAsync(
                _folder, _start, _backend, _courier, mayExist: false, _findParent, _stop.Token).ConfigureAwait(false);
            _created.TrySetResult(created);
            using var sender = new JournalSender(
                _folder, created.RunId, _backend, _courier, _recorder.Versions, _recorder.Overflow, _warn);
            _sender = sender;
            sender.Progress += ReleaseWaiters;
            bool isLast;
            do
            {
                await _work.WaitAsync(_stop.Token).ConfigureAwait(false);
                await GatherAsync().ConfigureAwait(false);
                // Read before sending: what was logged until the run was finished is in the journal by then.
                isLast = _isFinishing;
                await sender.SendAsync(() => _recorder.End, _stop.Token).ConfigureAwait(false);
                ReleaseWaiters();
            }
            while (!isLast);
            IsSent = sender.HasEnded && _recorder.Overflow.IsEmpty && sender.Reached >= _recorder.End;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _created.TrySetCanceled(CancellationToken.None);
        }
        // Whatever happens to the sending must not reach the training; the journal is still there.
        catch (Exception error)
        {
            _created.TrySetException(error);
            _warn(new RunWarning(
                RunWarningKind.RunRefused,
                $"The run cannot be sent to {_backend.Address}: {error.Message} What was logged stays in '{_folder.Path}' and can be synced later.",
                error));
        }
        finally
        {
            EndWaiters();
        }
    }

    private async Task GatherAsync()
    {
        CancellationTokenSource hurry;
        lock (_gate)
        {
            if (_isFinishing || _waiters.Count > 0) return;
            if (_hurry.IsCancellationRequested)
            {
                _hurry.Dispose();
                _hurry = new CancellationTokenSource();
            }

            hurry = _hurry;
        }

        // Not a linked source: Hurry ends the wait early, and that is no cancellation.
        await Task.Delay(Gather, _time, hurry.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private void ReleaseWaiters()
    {
        if (_sender is not { } sender || !_recorder.Overflow.IsEmpty) return;
        lock (_gate)
        {
            foreach ((_, TaskCompletionSource done) in _waiters.Where(waiter => waiter.Upto <= sender.Reached)) done.TrySetResult();
            _waiters.RemoveAll(waiter => waiter.Done.Task.IsCompleted);
        }
    }

    private void EndWaiters()
    {
        lock (_gate)
        {
            foreach ((_, TaskCompletionSource done) in _waiters)
            {
                if (IsSent) done.TrySetResult();
                else done.TrySetException(new RunRefusedException("The run cannot be sent; its journal stays in the spool."));
            }

            _waiters.Clear();
        }
    }
}
