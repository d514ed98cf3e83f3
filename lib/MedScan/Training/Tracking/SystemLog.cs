using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Writes how busy the machine is into a run, from time to time and at the end, until it is disposed.</summary>
internal sealed class SystemLog : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;
    private double? _imagesPerSecond;

    /// <param name="run">The run.</param>
    /// <param name="startedAt">When the run began, also in an earlier process: the step counts the intervals since then.</param>
    /// <param name="interval">How often.</param>
    /// <param name="time">The clock.</param>
    public SystemLog(TrackedRun run, DateTimeOffset startedAt, TimeSpan interval, TimeProvider time) =>
        _loop = LoopAsync(run, startedAt, interval, time);

    /// <summary>The training's pace, of which the latest is written.</summary>
    public void SetImagesPerSecond(double value) => _imagesPerSecond = value;

    /// <summary>Nothing is written any more when this completes; may be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_loop.IsCompleted)
            await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task LoopAsync(TrackedRun run, DateTimeOffset startedAt, TimeSpan interval, TimeProvider time)
    {
        var probe = new SystemProbe();
        using var timer = new PeriodicTimer(interval, time);
        long last = -1;
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
                Write();
        }
        catch (OperationCanceledException)
        {
            // A run shorter than the interval shall not be without any; nor shall the last one have two values.
            if (Step() > last)
                Write();
        }

        long Step() => (long)((time.GetUtcNow() - startedAt) / interval);

        void Write()
        {
            SystemSample sample = probe.Read();
            var metrics = new (string Name, double? Value)[]
            {
                (MetricNames.Cpu, sample.CpuPercent),
                (MetricNames.Memory, sample.MemoryMegabytes),
                (MetricNames.MemoryShare, sample.MemoryPercent),
                (MetricNames.ProcessMemory, sample.ProcessMegabytes),
                (MetricNames.Throughput, _imagesPerSecond),
            };
            last = Step();
            run.LogMetrics(
                metrics.Where(metric => metric.Value is not null).Select(metric => KeyValuePair.Create(metric.Name, metric.Value!.Value)),
                last);
        }
    }
}
