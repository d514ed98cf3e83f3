using System.Runtime.InteropServices;

namespace MedScan.Cli.Diagnostics;

/// <summary>The operating system, the runtime and the memory.</summary>
internal static class SystemProbe
{
    private const string Section = "System";

    public static IEnumerable<Finding> Inspect()
    {
        yield return new(Section, "MedScan", PrintVersion.Version);
        yield return new(Section, "Operating system", $"{DistributionName()} ({RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant()})");
        yield return new(Section, ".NET", $"{RuntimeInformation.FrameworkDescription} at {RuntimeEnvironment.GetRuntimeDirectory().TrimEnd('/')}");

        // What this process may use, which in a container is less than what the machine has.
        long memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        const long Comfortable = 4L << 30;
        yield return memory >= Comfortable
            ? new(Section, "Memory", ByteSize.Describe(memory))
            : new(Section, "Memory", ByteSize.Describe(memory), FindingState.Warning,
                "Below 4 GiB a training may not fit; lower train.batch_size or data.image_size.");
    }

    private static string DistributionName()
    {
        const string Key = "PRETTY_NAME=";
        const string Release = "/etc/os-release";
        string? line = File.Exists(Release)
            ? File.ReadLines(Release).FirstOrDefault(text => text.StartsWith(Key, StringComparison.Ordinal))
            : null;
        return line is null ? RuntimeInformation.OSDescription : line[Key.Length..].Trim('"');
    }
}
