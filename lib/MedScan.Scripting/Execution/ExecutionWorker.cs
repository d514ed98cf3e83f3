using System.Collections.Concurrent;
using System.Runtime;

namespace MedScan.Scripting.Execution;

/// <summary>A thread that takes jobs one after the other.</summary>
internal sealed class ExecutionWorker
{
    // Recursion over a deep tree fits; only what is touched takes memory.
    private const int StackBytes = 64 << 20;

    private readonly BlockingCollection<ExecutionJob> _jobs = [];
    private readonly Thread _thread;
    private volatile bool _abandoned;
    private int _nativeId;

    public ExecutionWorker()
    {
        _thread = new Thread(Work, StackBytes) { IsBackground = true, Name = "Submissions" };
        _thread.UnsafeStart();
    }

    /// <summary>Queues a job.</summary>
    /// <param name="job">The job.</param>
    /// <returns>False when the thread takes no more.</returns>
    public bool TryAdd(ExecutionJob job)
    {
        try
        {
            return !_abandoned && _jobs.TryAdd(job);
        }
        catch (InvalidOperationException) // no more jobs are taken
        {
            return false;
        }
    }

    /// <summary>Ends the thread after the jobs it has.</summary>
    public void Retire() => _jobs.CompleteAdding();

    /// <summary>Gives the thread up; whenever it comes back it ends.</summary>
    public void Abandon()
    {
        _abandoned = true;
        _jobs.CompleteAdding();
    }

    /// <summary>Ends whatever the thread waits for.</summary>
    public void Interrupt()
    {
        _thread.Interrupt();
        NativeThread.Disturb(_nativeId);
    }

    private void Work()
    {
        _nativeId = NativeThread.CurrentId();
        foreach (ExecutionJob job in _jobs.GetConsumingEnumerable())
        {
            job.Run(this);
            // The runtime aborts a busy loop once per thread: a second one on the same thread would go on for ever.
            if (!_abandoned && (job.WasForced || !IsSound()))
                Abandon();
        }
    }

    // An interrupt that met the runtime's own clean-up can leave the thread marked as still running controlled code.
    private static bool IsSound()
    {
        try
        {
            using CancellationTokenSource never = new(); // with CancellationToken.None it waits for ever
#pragma warning disable SYSLIB0046 // see ExecutionJob
            ControlledExecution.Run(static () => { }, never.Token);
#pragma warning restore SYSLIB0046
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
