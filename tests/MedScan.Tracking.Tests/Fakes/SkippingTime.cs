using System.Collections.Concurrent;

namespace MedScan.Tracking.Tests.Fakes;

/// <summary>A clock that jumps over every wait at once, and keeps how long each would have been.</summary>
internal sealed class SkippingTime : ManualTime
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyList<double> WaitedSeconds => [.. _waits.Select(wait => wait.TotalSeconds)];

    private protected override void Scheduled(TimeSpan dueTime)
    {
        _waits.Enqueue(dueTime);
        // Not before the one who waits has got hold of his timer.
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
    }
}
