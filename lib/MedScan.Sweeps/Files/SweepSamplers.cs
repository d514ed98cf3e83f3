using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Files;

/// <summary>The samplers that sweep files can ask for.</summary>
internal static class SweepSamplers
{
    private static readonly Dictionary<string, Func<SweepFile, int?, Sampler>> Known = new()
    {
        ["grid"] = static (file, seed) => new GridSampler(file.Parameters, seed: seed),
        ["random"] = static (_, seed) => new RandomSampler(seed),
        ["quasi-random"] = static (_, seed) => new QuasiRandomSampler(seed),
        ["tpe"] = static (_, seed) => new TpeSampler(seed),
        ["cma-es"] = static (_, seed) => new CmaEsSampler(seed),
        ["nsga-ii"] = static (_, seed) => new NsgaIISampler(seed),
        ["gaussian-process"] = static (_, seed) => new GaussianProcessSampler(seed),
    };

    public static IReadOnlyList<string> Names => [.. Known.Keys];

    public static Sampler Create(SweepFile file, int? seed) => Known[file.SamplerName ?? Default(file.Method)](file, seed);

    // Weights & Biases' 'bayes' is a Gaussian process as well, but one that is asked for few trials; TPE bears hundreds of them,
    // parameters without an order, and trials that were ended early.
    private static string Default(SweepMethod method) => method switch
    {
        SweepMethod.Grid => "grid",
        SweepMethod.Bayes => "tpe",
        _ => "random",
    };
}
