namespace MedScan.Scripting.Execution;

/// <summary>Brings code after an await back to the thread it began on while that thread waits for it, and to the pool while
/// that thread does something else.</summary>
/// <remarks>The first makes the whole of a submission interruptible and keeps it on one thread, the second keeps
/// <c>task.Result</c> from waiting for itself, as it does in windows, and lets tasks go on side by side.</remarks>
internal sealed class ExecutionSynchronizationContext : SynchronizationContext, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(10);

    private readonly object _gate = new(); // a Monitor, for Wait and Pulse
    private readonly Queue<(SendOrPostCallback Callback, object? State)> _queue = new();
    private readonly Timer _busy;
    private Thread? _thread;
    private bool _waiting;
    private volatile bool _closed;
    private volatile bool _stopped;
    private int _told;

    public ExecutionSynchronizationContext() =>
        _busy = new Timer(static context => ((ExecutionSynchronizationContext)context!).MoveToPool(), this, Timeout.Infinite, Timeout.Infinite);

    /// <summary>From now on the calling thread is the one that code comes back to.</summary>
    public void Begin() => _thread = Thread.CurrentThread;

    /// <summary>Runs on the calling thread what is posted, until a task is over.</summary>
    /// <param name="task">The task.</param>
    public void RunUntil(Task task)
    {
        task.ContinueWith(static (_, context) => ((ExecutionSynchronizationContext)context!).Wake(), this,
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (Next(task) is (SendOrPostCallback callback, var state))
            callback(state);
    }

    /// <summary>Ends <see cref="RunUntil"/> at the next occasion; what is or will be posted is never run.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _stopped = true;
            _queue.Clear();
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Ends, by an exception, a submission that is to stop and calls this: what writes in a loop has not to be aborted then, which
    /// could meet the runtime behind a lock. Once only, so that what cleans up afterwards may write.</summary>
    /// <exception cref="OperationCanceledException">The calling code was asked to end.</exception>
    public static void ThrowIfStopped()
    {
        if (Current is ExecutionSynchronizationContext { _stopped: true } context && Interlocked.Exchange(ref context._told, 1) == 0)
            throw new OperationCanceledException();
    }

    /// <summary>From now on everything goes to the pool.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_queue.TryDequeue(out var item))
                OnPool(item.Callback, item.State);
        }
        _busy.Dispose();
    }

    public override void Post(SendOrPostCallback d, object? state) => Unbroken.Run(() => PostWhole(d, state));

    private void PostWhole(SendOrPostCallback d, object? state)
    {
        lock (_gate)
        {
            if (_stopped)
                return;
            if (_closed || !_waiting && _thread is { } thread && (thread.ThreadState & ThreadState.WaitSleepJoin) != 0)
            {
                OnPool(d, state);
                return;
            }
            _queue.Enqueue((d, state));
            if (_waiting)
                Monitor.Pulse(_gate);
            else
                _busy.Change(Patience, Timeout.InfiniteTimeSpan);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public override SynchronizationContext CreateCopy() => this;

    private (SendOrPostCallback Callback, object? State)? Next(Task task)
    {
        lock (_gate)
        {
            while (!task.IsCompleted)
            {
                if (_stopped)
                    throw new OperationCanceledException();
                if (_queue.TryDequeue(out var item))
                    return item;
                _waiting = true;
                try
                {
                    Monitor.Wait(_gate);
                }
                finally
                {
                    _waiting = false;
                }
            }
            return null;
        }
    }

    private void Wake()
    {
        lock (_gate)
            Monitor.PulseAll(_gate);
    }

    private void MoveToPool()
    {
        lock (_gate)
        {
            while (!_waiting && _queue.TryDequeue(out var item))
                OnPool(item.Callback, item.State);
        }
    }

    private void OnPool(SendOrPostCallback callback, object? state) => ThreadPool.QueueUserWorkItem(
        static work =>
        {
            // The next await in the same code may find the thread waiting again.
            SynchronizationContext? before = Current;
            SetSynchronizationContext(work.Context._closed ? null : work.Context);
            try
            {
                work.Callback(work.State);
            }
            finally
            {
                SetSynchronizationContext(before);
            }
        },
        (Context: this, Callback: callback, State: state), preferLocal: false);
}
