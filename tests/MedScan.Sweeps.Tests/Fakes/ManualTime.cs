namespace MedScan.Sweeps.Tests.Fakes;

/// <summary>A clock that stands still until a test moves it. Timers that come due run in the thread that moves it.</summary>
internal sealed class ManualTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ManualTimer timer = new(this, () => callback(state));
        lock (_gate)
            _timers.Add(timer);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan span)
    {
        List<ManualTimer> due = [];
        lock (_gate)
        {
            _now += span;
            foreach (ManualTimer timer in _timers)
            {
                if (timer.Due > _now)
                    continue;
                if (timer.Due is not null)
                    due.Add(timer);
                timer.Due = timer.Period > TimeSpan.Zero ? _now + timer.Period : null;
            }
        }
        due.ForEach(static timer => timer.Fire());
    }

    /// <summary>Lets time pass in small parts until something has happened.</summary>
    public async Task AdvanceUntilAsync(Func<bool> happened, TimeSpan part)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(30));
        while (!happened())
        {
            limit.Token.ThrowIfCancellationRequested();
            Advance(part);
            await Task.Delay(1); // on a busy machine the clock would otherwise run far ahead of whoever waits for it
        }
    }

    private sealed class ManualTimer(ManualTime time, Action callback) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                Period = period;
            }
            return true;
        }

        public void Dispose()
        {
            lock (time._gate)
                time._timers.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
