using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Cli.Diagnostics;

/// <summary>The processor and the features that decide how fast a training runs.</summary>
internal static class ProcessorProbe
{
    private const string Section = "Processor";

    public static async Task<IEnumerable<Finding>> InspectAsync(CancellationToken cancellation) =>
        Describe(await ProcessorInfo.ReadAsync(cancellation).ConfigureAwait(false));

    /// <summary>Describes a processor.</summary>
    /// <param name="processor">What the system says about it.</param>
    /// <returns>A finding per feature; only AVX2 is missed when it is absent.</returns>
    internal static IEnumerable<Finding> Describe(ProcessorInfo processor)
    {
        yield return new(Section, "Model", processor.Name);
        yield return new(Section, "Cores", string.Create(
            CultureInfo.InvariantCulture,
            $"{processor.PhysicalCores ?? processor.LogicalCores} ({processor.LogicalCores} hardware threads usable)"));
        bool isArm = processor.Features.Contains("asimd");
        yield return isArm || processor.Features.Contains("avx2")
            ? Feature(isArm ? "ASIMD" : "AVX2", isPresent: true)
            : Feature("AVX2", isPresent: false) with { State = FindingState.Warning, Remedy = "Training will be slow on this processor: it has no AVX2." };

        (string Name, string Flag)[] welcome = isArm
            ? [("BF16", "bf16"), ("SVE", "sve")]
            : [("AVX512F", "avx512f"), ("AVX512-BF16", "avx512_bf16"), ("AMX-BF16", "amx_bf16")];
        foreach ((string name, string flag) in welcome)
            yield return Feature(name, processor.Features.Contains(flag));
    }

    private static Finding Feature(string name, bool isPresent) => new(Section, name, isPresent ? "yes" : "no");
}
