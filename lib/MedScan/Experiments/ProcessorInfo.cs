using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace MedScan.Experiments;

/// <summary>The processor a run was made on.</summary>
/// <param name="Name">Model name, or the architecture where the system does not tell.</param>
/// <param name="LogicalCores">Hardware threads that this process may use.</param>
/// <param name="PhysicalCores">Cores behind them; null where the system does not tell.</param>
/// <param name="Features">Those instruction sets, of the ones that decide the speed of training, that it has, in Linux's spelling.</param>
public sealed record ProcessorInfo(string Name, int LogicalCores, int? PhysicalCores, IReadOnlyList<string> Features)
{
    private static readonly string[] Interesting =
    [
        "avx", "avx2", "fma", "avx512f", "avx512_vnni", "avx512_bf16", "amx_tile", "amx_int8", "amx_bf16", // x86-64
        "asimd", "asimddp", "bf16", "sve", // ARM
    ];

    /// <summary>Asks the system.</summary>
    /// <param name="cancellation">Stops reading.</param>
    public static async Task<ProcessorInfo> ReadAsync(CancellationToken cancellation = default)
    {
        try
        {
            return Parse(await File.ReadAllTextAsync("/proc/cpuinfo", cancellation).ConfigureAwait(false), Environment.ProcessorCount);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new ProcessorInfo(RuntimeInformation.ProcessArchitecture.ToString(), Environment.ProcessorCount, null, FromIntrinsics());
        }
    }

    /// <summary>Reads the text of Linux's <c>/proc/cpuinfo</c>.</summary>
    internal static ProcessorInfo Parse(string text, int logicalCores)
    {
        string? name = null;
        string[] flags = [];
        string package = "0";
        var cores = new HashSet<(string Package, string Core)>();
        foreach (string line in text.Split('\n'))
        {
            string[] parts = line.Split(':', 2, StringSplitOptions.TrimEntries);
            switch (parts[0])
            {
                case "model name":
                    name ??= parts[^1];
                    break;
                case "flags" or "Features":
                    flags = parts[^1].Split(' ');
                    break;
                case "physical id":
                    package = parts[^1];
                    break;
                case "core id":
                    cores.Add((package, parts[^1]));
                    break;
            }
        }

        return new ProcessorInfo(
            string.IsNullOrEmpty(name) ? RuntimeInformation.ProcessArchitecture.ToString() : name,
            logicalCores,
            cores.Count == 0 ? null : Math.Min(cores.Count, logicalCores),
            [.. Interesting.Intersect(flags)]);
    }

    private static string[] FromIntrinsics()
    {
        (string Name, bool Has)[] known =
        [
            ("avx", Avx.IsSupported), ("avx2", Avx2.IsSupported), ("fma", Fma.IsSupported), ("avx512f", Avx512F.IsSupported),
            ("asimd", AdvSimd.IsSupported),
        ];
        return [.. known.Where(feature => feature.Has).Select(feature => feature.Name)];
    }
}
