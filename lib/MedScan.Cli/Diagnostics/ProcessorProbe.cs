using System.Globalization;

namespace MedScan.Cli.Diagnostics;

/// <summary>The processor and the features that decide how fast a training runs.</summary>
internal static class ProcessorProbe
{
    private const string Section = "Processor";

    public static IEnumerable<Finding> Inspect()
    {
        CpuInfo processor = CpuInfo.Parse(File.Exists("/proc/cpuinfo") ? File.ReadLines("/proc/cpuinfo") : []);
        return Describe(processor, Environment.ProcessorCount);
    }

    /// <summary>Describes a processor.</summary>
    /// <param name="processor">What Linux says about it.</param>
    /// <param name="usable">Logical processors this process may use.</param>
    /// <returns>The findings.</returns>
    internal static IEnumerable<Finding> Describe(CpuInfo processor, int usable)
    {
        yield return new(Section, "Model", processor.Model);
        yield return new(Section, "Cores", string.Create(CultureInfo.InvariantCulture, $"{processor.Cores} ({usable} logical processors usable)"));
        yield return processor.Flags.Contains("avx2")
            ? new(Section, "AVX2", "yes")
            : new(Section, "AVX2", "no", FindingState.Warning, "Training will be slow on this processor.");

        // Welcome, but nothing is wrong without them.
        foreach ((string name, string flag) in new[] { ("AVX512F", "avx512f"), ("AVX512-BF16", "avx512_bf16"), ("AMX-BF16", "amx_bf16") })
            yield return new(Section, name, processor.Flags.Contains(flag) ? "yes" : "no");
    }
}
