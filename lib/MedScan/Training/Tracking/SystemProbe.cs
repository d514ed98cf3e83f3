using System.Globalization;

namespace MedScan.Training.Tracking;

/// <summary>Reads how busy the machine is from Linux's <c>/proc</c>; elsewhere only this process is known.</summary>
internal sealed class SystemProbe(string proc = "/proc")
{
    private (double Busy, double All)? _before = ReadCpu(proc);

    public SystemSample Read()
    {
        (double Busy, double All)? now = ReadCpu(proc);
        double? cpu = now is var (busy, all) && _before is var (busyBefore, allBefore) && all > allBefore
            ? Math.Clamp(100 * (busy - busyBefore) / (all - allBefore), 0, 100)
            : null;
        _before = now ?? _before;
        (double? used, double? share) = ReadMemory();
        return new SystemSample(cpu, used, share, Environment.WorkingSet / 1e6);
    }

    // "cpu  user nice system idle iowait irq softirq steal guest guest_nice": ticks since the start, over all processors.
    private static (double Busy, double All)? ReadCpu(string proc)
    {
        string? line = Lines(Path.Combine(proc, "stat")).FirstOrDefault(line => line.StartsWith("cpu ", StringComparison.Ordinal));
        if (line is null)
            return null;
        // Guests are counted in user and nice already.
        double[] ticks = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Take(8).Select(Number)];
        return ticks.Length < 5 ? null : (ticks.Sum() - ticks[3] - ticks[4], ticks.Sum());
    }

    private (double? Megabytes, double? Percent) ReadMemory()
    {
        double? total = null, available = null;
        foreach (string[] words in Lines(Path.Combine(proc, "meminfo")).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            if (words is ["MemTotal:", var all, ..])
                total = Number(all) * 1024;
            else if (words is ["MemAvailable:", var free, ..])
                available = Number(free) * 1024;
        }

        return total is > 0 && available is not null ? ((total - available) / 1e6, 100 * (total - available) / total) : (null, null);
    }

    private static double Number(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static string[] Lines(string path)
    {
        try
        {
            return File.ReadAllLines(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
