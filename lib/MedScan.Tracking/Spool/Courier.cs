namespace MedScan.Tracking.Spool;

/// <summary>Makes calls to a server that may be away: waits and tries again, and tells once that it is away and once that it is back.</summary>
internal sealed class Courier(IRunBackend backend, BackOff backOff, Action<RunWarning> warn)
{
    private long _lastAnswer = Environment.TickCount64;
    private volatile bool _isAway;

    /// <summary>Called after each failed try.</summary>
    public event Action<Exception>? Failed;

    public bool IsAway => _isAway;

    public TimeSpan SinceLastAnswer => TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref _lastAnswer));

    public async Task CallAsync(Func<CancellationToken, Task> call, CancellationToken cancellation) =>
        await CallAsync(
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return true;
            },
            cancellation).ConfigureAwait(false);

    /// <exception cref="Exception">The server refused, or was away for as many tries as the back-off allows.</exception>
    public async Task<T> CallAsync<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancellation)
    {
        for (int failures = 0; ;)
        {
            try
            {
                T answer = await call(cancellation).ConfigureAwait(false);
                Answered();
                return answer;
            }
            catch (Exception error) when (!cancellation.IsCancellationRequested)
            {
                BackendFault fault = backend.Classify(error);
                if (fault == BackendFault.Refused) Answered();
                if (fault is not (BackendFault.Away or BackendFault.Denied)) throw;
                Away(error, fault);
                if (++failures >= backOff.MostTries) throw;
                await backOff.DelayAsync(failures, cancellation).ConfigureAwait(false);
            }
        }
    }

    private void Answered()
    {
        Interlocked.Exchange(ref _lastAnswer, Environment.TickCount64);
        if (!_isAway) return;
        _isAway = false;
        warn(new RunWarning(RunWarningKind.ServerBack, $"The tracking server at {backend.Address} answers again."));
    }

    private void Away(Exception error, BackendFault fault)
    {
        Failed?.Invoke(error);
        if (_isAway) return;
        _isAway = true;
        string what = fault == BackendFault.Denied ? "does not accept the credentials" : "does not answer";
        warn(new RunWarning(
            RunWarningKind.ServerAway,
            $"The tracking server at {backend.Address} {what} ({error.Message}). What is logged waits in the spool and is sent when it does.",
            error));
    }
}
