namespace MedScan.Tracking;

/// <summary>How a request is repeated when the link breaks or the server answers 408, 429 or 5xx. A refused request is never
/// repeated, nor is one whose repetition could show (creating a run, say) unless it certainly did not arrive.</summary>
public sealed record RetryOptions
{
    /// <summary>Attempts after the first one; 0 turns repetition off.</summary>
    public int MaxRetries { get; init; } = 7;

    /// <summary>Seconds of the exponential back-off: the n-th repetition waits this times 2^(n-1); the first one only
    /// waits the jitter. The meaning is that of <c>MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR</c>.</summary>
    public double BackoffFactor { get; init; } = 2;

    /// <summary>Upper end in seconds of the random time added to each wait, so that clients that were cut off together do
    /// not come back together.</summary>
    public double BackoffJitter { get; init; } = 1;

    /// <summary>Longest wait between two attempts, unless the server asked for more.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>Time for all attempts and waits of one call together; no new attempt begins after it.</summary>
    public TimeSpan TotalTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether the server's header Retry-After lengthens the wait.</summary>
    public bool RespectRetryAfter { get; init; } = true;

    /// <summary>No repetition at all.</summary>
    public static RetryOptions None { get; } = new() { MaxRetries = 0 };

    internal Random Random { get; init; } = Random.Shared;

    internal void Validate()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(MaxRetries);
        ArgumentOutOfRangeException.ThrowIfNegative(BackoffFactor);
        ArgumentOutOfRangeException.ThrowIfNegative(BackoffJitter);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxDelay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(TotalTimeout, TimeSpan.Zero);
    }
}
