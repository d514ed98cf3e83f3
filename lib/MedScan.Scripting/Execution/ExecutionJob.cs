using System.Diagnostics;
using System.Runtime;
using System.Runtime.ExceptionServices;

namespace MedScan.Scripting.Execution;

/// <summary>One piece of user code: runs it, and ends it when asked.</summary>
/// <param name="work">The code.</param>
/// <param name="context">What flows into it from whoever asked for it.</param>
/// <param name="cancellation">The token that says whether it was asked to end.</param>
internal sealed class ExecutionJob(Func<Task> work, ExecutionContext? context, CancellationToken cancellation) : IDisposable
{
    // Long enough for code that watches its token to end in good order, for example to save a training's state.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Gentleness = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(550);
    private static readonly TimeSpan Knock = TimeSpan.FromMilliseconds(25);

    private readonly TaskCompletionSource<ExecutionOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _force = new();
    private readonly ExecutionSynchronizationContext _synchronization = new();
    private ExecutionWorker? _worker;
    private Task? _task;
    private StackTrace? _where;
    private Thread? _thread;
    private int _phase; // 0 waiting or running, 1 being interrupted at this moment, 2 over
    private volatile bool _interrupted;

    /// <summary>Whether its thread was asked to abort it.</summary>
    public bool WasForced => _force.IsCancellationRequested;

    /// <summary>How it ended.</summary>
    public Task<ExecutionOutcome> Outcome => _outcome.Task;

    /// <summary>Runs the code to its end on the calling thread.</summary>
    /// <param name="worker">Whose thread that is.</param>
    public void Run(ExecutionWorker worker)
    {
        _thread = Thread.CurrentThread;
        _worker = worker;
        Exception? error = null;
        try
        {
            if (!cancellation.IsCancellationRequested)
#pragma warning disable SYSLIB0046 // the one way to end a busy loop; what it may leave behind is the interrupted code's own state
                ControlledExecution.Run(Enter, _force.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception caught)
        {
            error = caught;
        }
        Leave();
        _synchronization.Dispose();
        _outcome.TrySetResult(Conclude(error));
    }

    /// <summary>Ends the code: first lets it end by itself, then ends its waits, then aborts it wherever it is, and at last gives
    /// up on the thread, which is then replaced.</summary>
    public void Interrupt()
    {
        if (Outcome.Wait(Grace))
            return;

        AppDomain.CurrentDomain.FirstChanceException += Remember;
        try
        {
            UnhandledInterrupts.Ignore();
            // An abort can meet any of the runtime's own code, the end of a wait little of it, so most submissions are ended without one.
            _interrupted = true;
            _synchronization.Stop();
            if (KnockUntilOver(Gentleness))
                return;
            new Thread(_force.Cancel) { IsBackground = true, Name = "Abort" }.UnsafeStart(); // returns when the work has ended
            if (KnockUntilOver(Patience))
                return;
        }
        finally
        {
            AppDomain.CurrentDomain.FirstChanceException -= Remember;
        }

        // In native code that does not return. It is aborted as soon as it does.
        _worker?.Abandon();
        _synchronization.Dispose();
        _outcome.TrySetResult(new ExecutionOutcome.Interrupted(_where));
    }

    /// <summary>Frees what interrupting needs. A job that is over may be about to be aborted by a thread that does not know yet,
    /// and one that had to be abandoned still will be.</summary>
    public void Dispose()
    {
        if (!cancellation.IsCancellationRequested)
            _force.Dispose();
        _synchronization.Dispose();
    }

    private bool KnockUntilOver(TimeSpan time)
    {
        for (TimeSpan waited = TimeSpan.Zero; waited < time; waited += Knock)
        {
            Disturb();
            if (Outcome.Wait(Knock))
                return true;
        }
        return false;
    }

    private void Enter()
    {
        SynchronizationContext.SetSynchronizationContext(_synchronization);
        try
        {
            if (context is null)
                Pump();
            else
                ExecutionContext.Run(context, static job => ((ExecutionJob)job!).Pump(), this);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private void Pump()
    {
        _synchronization.Begin();
        _task = work();
        _synchronization.RunUntil(_task);
    }

    // An async method catches the abort and its stack ends there, so the stack is taken where the abort begins.
    private void Remember(object? sender, FirstChanceExceptionEventArgs e)
    {
        if (Thread.CurrentThread == _thread && e.Exception is ThreadAbortException or ThreadInterruptedException)
            _where ??= new StackTrace(fNeedFileInfo: true);
    }

    // No lock here or in Leave: waiting for one would take the interrupt.
    private void Disturb()
    {
        if (_worker is null || Interlocked.CompareExchange(ref _phase, 1, 0) != 0)
            return;
        _worker.Interrupt();
        Volatile.Write(ref _phase, 0);
    }

    private void Leave()
    {
        while (Interlocked.CompareExchange(ref _phase, 2, 0) != 0)
            Thread.SpinWait(20);
        try
        {
            Thread.Sleep(cancellation.IsCancellationRequested ? 1 : 0); // takes an interrupt that is still pending
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    private ExecutionOutcome Conclude(Exception? error)
    {
        if (_task is { IsCompletedSuccessfully: true })
            return new ExecutionOutcome.Completed();
        error = _task is { IsFaulted: true } ? _task.Exception!.InnerException
            : _task is { IsCanceled: true } ? Canceled(_task)
            : error;
        if (cancellation.IsCancellationRequested && (error is not null || _task is null) && (_interrupted || error is null or OperationCanceledException))
            return new ExecutionOutcome.Interrupted(_where ?? (error is null ? null : new StackTrace(error, fNeedFileInfo: true)));
        return error is null ? new ExecutionOutcome.Completed() : new ExecutionOutcome.Failed(error);
    }

    private static OperationCanceledException Canceled(Task task)
    {
        try
        {
            task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException error)
        {
            return error;
        }
        throw new InvalidOperationException("A cancelled task throws.");
    }
}
