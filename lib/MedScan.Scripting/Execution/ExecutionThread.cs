namespace MedScan.Scripting.Execution;

/// <summary>Runs one piece of user code after the other on the same thread, each of which can be ended by force.</summary>
/// <remarks>The thread stays the same from submission to submission, so that what native libraries keep per thread (a random
/// generator, whether gradients are recorded) is kept as well. It is replaced after work that had to be aborted.</remarks>
public sealed class ExecutionThread
{
    private readonly Lock _gate = new();
    private ExecutionWorker? _worker;

    /// <summary>Runs work once earlier work has ended.</summary>
    /// <param name="work">The work; it is over when its task is. Code after an await goes on on the same thread.</param>
    /// <param name="cancellation">Ends the work within a second: by itself where it watches the same token, else by force.</param>
    /// <returns>How it ended; never fails.</returns>
    internal Task<ExecutionOutcome> RunAsync(Func<Task> work, CancellationToken cancellation)
    {
        ExecutionJob job = new(work, ExecutionContext.Capture(), cancellation);
        lock (_gate)
        {
            if (_worker is null || !_worker.TryAdd(job))
            {
                _worker = new ExecutionWorker();
                _worker.TryAdd(job);
            }
        }
        return FinishAsync(job, cancellation);
    }

    /// <summary>Ends the thread after the work it has; further work starts a new one.</summary>
    public void Retire()
    {
        lock (_gate)
        {
            _worker?.Retire();
            _worker = null;
        }
    }

    private static async Task<ExecutionOutcome> FinishAsync(ExecutionJob job, CancellationToken cancellation)
    {
        // Not on the thread that cancels, because ending work by force takes a while, and not on the pool, which the work may keep busy.
        using (job)
        await using (cancellation.UnsafeRegister(static state => new Thread(((ExecutionJob)state!).Interrupt) { IsBackground = true, Name = "Interrupt" }.UnsafeStart(), job).ConfigureAwait(false))
            return await job.Outcome.ConfigureAwait(false);
    }
}
