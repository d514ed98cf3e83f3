using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Files;

/// <summary>The samplers that sweep files can ask for.</summary>
internal static class SweepSamplers
{
    private static readonly Dictionary<string, Func<SweepFile, int?, Sampler>> Known = new()
    {
        ["random"] = static (_, seed) => new RandomSampler(seed),
    };

    public static IReadOnlyList<string> Names => [.. Known.Keys];

    public static Sampler Create(SweepFile file, int? seed) => Known[file.SamplerName ?? Default(file)](file, seed);

    private static string Default(SweepFile file) => file.Method switch
    {
        _ => "random",
    };
}
