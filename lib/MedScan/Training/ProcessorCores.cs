namespace MedScan.Training;

/// <summary>How many threads the engine can keep busy.</summary>
internal static class ProcessorCores
{
    /// <summary>Physical cores, but no more than this process may use.</summary>
    /// <remarks>Two threads on one core share its multipliers, which a convolution keeps busy from one thread.</remarks>
    public static int Count { get; } = Math.Max(1, Math.Min(Environment.ProcessorCount, PhysicalCores()));

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
