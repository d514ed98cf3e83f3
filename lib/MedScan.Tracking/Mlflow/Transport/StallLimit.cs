namespace MedScan.Tracking;

/// <summary>A cancellation token that fires when the caller cancels or when nothing has moved for a while.</summary>
internal sealed class StallLimit : IDisposable
{
    private readonly CancellationTokenSource _expiry;
    private readonly CancellationTokenSource _both;

    public StallLimit(TimeSpan time, TimeProvider clock, CancellationToken caller)
    {
        Time = time;
        CallerToken = caller;
        _expiry = new(time, clock);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_expiry.Token, caller);
    }

    public TimeSpan Time { get; }

    public CancellationToken CallerToken { get; }

    public CancellationToken Token => _both.Token;

    public bool CallerCancelled => CallerToken.IsCancellationRequested;

    public bool Expired => _expiry.IsCancellationRequested;

    /// <summary>Something moved: the time starts anew.</summary>
    public void Restart() => _expiry.CancelAfter(Time);

    public void Dispose()
    {
        _both.Dispose();
        _expiry.Dispose();
    }
}
