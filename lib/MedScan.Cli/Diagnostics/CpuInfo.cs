namespace MedScan.Cli.Diagnostics;

/// <summary>What Linux says about the processor.</summary>
/// <param name="Model">The model's name.</param>
/// <param name="Cores">Physical cores, counted once each however many threads they run.</param>
/// <param name="Flags">Feature names in Linux's spelling, such as <c>avx512_bf16</c>.</param>
internal sealed record CpuInfo(string Model, int Cores, IReadOnlySet<string> Flags)
{
    /// <summary>Reads the text of <c>/proc/cpuinfo</c>.</summary>
    /// <param name="text">The file's lines: "key : value", one block per logical processor.</param>
    /// <returns>What it holds; an unknown model and no flags where it holds nothing.</returns>
    public static CpuInfo Parse(IEnumerable<string> text)
    {
        string model = "unknown";
        string socket = "0";
        int logical = 0;
        HashSet<string> cores = [];
        HashSet<string> flags = [];
        foreach (string[] pair in text.Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries)).Where(pair => pair.Length == 2))
        {
            switch (pair[0])
            {
                case "processor":
                    logical++;
                    break;
                case "model name":
                    model = pair[1];
                    break;
                case "physical id":
                    socket = pair[1];
                    break;
                case "core id":
                    cores.Add($"{socket}/{pair[1]}");
                    break;
                case "flags" or "Features": // x86 and Arm
                    flags.UnionWith(pair[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
                    break;
            }
        }

        // Arm lists no cores.
        return new(model, cores.Count > 0 ? cores.Count : logical, flags);
    }
}
