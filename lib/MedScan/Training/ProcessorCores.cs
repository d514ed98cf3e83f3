using System.Globalization;

namespace MedScan.Training;

/// <summary>How many threads the engine can keep busy.</summary>
internal static class ProcessorCores
{
    /// <summary>Physical cores, but no more than this process may use, and no more than <c>OMP_NUM_THREADS</c> says where that is set.</summary>
    /// <remarks>Two threads on one core share its multipliers, which a convolution keeps busy from one thread.</remarks>
    public static int Count { get; } = CountUpTo(Environment.GetEnvironmentVariable("OMP_NUM_THREADS"));

    /// <summary>The same for a value of <c>OMP_NUM_THREADS</c>, which may be a list of which the first number counts.</summary>
    internal static int CountUpTo(string? threads)
    {
        int cores = Math.Max(1, Math.Min(Environment.ProcessorCount, PhysicalCores()));
        return int.TryParse(threads?.Split(',')[0], NumberStyles.Integer, CultureInfo.InvariantCulture, out int most) && most > 0 ? Math.Min(most, cores) : cores;
    }

    private static int PhysicalCores()
    {
        try
        {
            int cores = Directory.EnumerateDirectories("/sys/devices/system/cpu", "cpu*")
                .Select(folder => Path.Combine(folder, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(file => File.ReadAllText(file).Trim())
                .Distinct(StringComparer.Ordinal)
                .Count();
            return cores > 0 ? cores : Environment.ProcessorCount;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Environment.ProcessorCount; // not Linux, or a sandbox: every logical processor counts
        }
    }
}
