using System.Diagnostics;
using MedScan.Tracking;

namespace MedScan.Benchmarks.Tracking;

/// <summary>What a call of <see cref="TrackedRun.LogMetric"/> costs whoever calls it, and what the journal takes behind it.</summary>
internal static class TrackingCalls
{
    // A clock reading costs about as much as the call: calls are timed in groups, small enough that the median is a median.
    private const int Group = 20;

    public static async Task<int> RunAsync(int points)
    {
        DirectoryInfo spool = Directory.CreateTempSubdirectory("medscan-tracking-calls-");
        try
        {
            Console.WriteLine($"{points:N0} points, four names, spool in {spool.FullName}");
            Console.WriteLine("round  median ns  p99 ns  worst µs  bytes/call  calls s  on disk s  heap MB");
            for (int round = 1; round <= 5; round++) await RoundAsync(spool.FullName, round, points).ConfigureAwait(false);
            return 0;
        }
        finally
        {
            spool.Delete(recursive: true);
        }
    }

    private static async Task RoundAsync(string spool, int round, int points)
    {
        TrackedRun run = await TrackedRun.StartAsync(new TrackedRunOptions { SpoolFolder = spool, IsOffline = true }).ConfigureAwait(false);
        string[] names = ["loss", "accuracy", "validation/loss", "validation/accuracy"];
        var times = new double[points / Group];
        // Once before: afterwards names are known and buffers as large as this pace needs.
        Log(run, names, times);
        await run.FlushToDiskAsync().ConfigureAwait(false);
        long start = Stopwatch.GetTimestamp();
        long allocated = Log(run, names, times);
        TimeSpan calls = Stopwatch.GetElapsedTime(start);
        await run.FlushToDiskAsync().ConfigureAwait(false);
        TimeSpan onDisk = Stopwatch.GetElapsedTime(start);
        Array.Sort(times);
        Console.WriteLine(
            $"{round,5}  {times[times.Length / 2],9:F0}  {times[times.Length * 99 / 100],6:F0}  {times[^1] * Group / 1000,8:F0}  "
            + $"{(double)allocated / points,10:F2}  {calls.TotalSeconds,7:F3}  {onDisk.TotalSeconds,9:F3}  {GC.GetTotalMemory(false) / 1e6,7:F0}");
        await run.FinishAsync().ConfigureAwait(false);
    }

    private static long Log(TrackedRun run, string[] names, double[] times)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int group = 0; group < times.Length; group++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int call = 0; call < Group; call++) run.LogMetric(names[call & 3], call, group);
            times[group] = Stopwatch.GetElapsedTime(start).TotalNanoseconds / Group;
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
