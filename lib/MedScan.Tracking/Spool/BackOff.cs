namespace MedScan.Tracking.Spool;

/// <summary>How long to wait before asking again a server that was away: doubling, with jitter, so that many runs do not
/// come back in the same moment.</summary>
/// <remarks><c>MostTries</c>: After how many failed tries in a row to give up.</remarks>
internal sealed record BackOff(TimeSpan First, TimeSpan Longest, int MostTries, TimeProvider Time)
{
    public static BackOff Endless(TimeProvider time) => new(TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(15), int.MaxValue, time);

    public Task DelayAsync(int failures, CancellationToken cancellation)
    {
        double longest = Math.Min(Longest.TotalMilliseconds, First.TotalMilliseconds * Math.Pow(2, Math.Min(failures - 1, 20)));
        // No secret: the jitter only spreads clients over time.
        double wait = longest * (0.5 + Random.Shared.NextDouble() / 2);
        return Task.Delay(TimeSpan.FromMilliseconds(wait), Time, cancellation);
    }
}
