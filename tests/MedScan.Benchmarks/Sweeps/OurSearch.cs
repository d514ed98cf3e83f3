using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>MedScan's samplers.</summary>
internal sealed class OurSearch : ISearch
{
    /// <summary>The samplers by the name that the table shows.</summary>
    public static IReadOnlyDictionary<string, Func<int, Sampler>> Samplers { get; } = new Dictionary<string, Func<int, Sampler>>
    {
        ["random"] = seed => Sampler.Random(seed),
        ["TPE"] = seed => Sampler.Tpe(seed),
        ["TPE, univariate"] = seed => Sampler.Tpe(seed, new TpeOptions { Multivariate = false }),
        ["CMA-ES"] = seed => Sampler.CmaEs(seed),
        ["Gaussian process"] = seed => Sampler.GaussianProcess(seed),
        ["Sobol"] = seed => Sampler.QuasiRandom(seed),
    };

    public async Task<double> MinimizeAsync(Problem problem, string sampler, int seed, int trials)
    {
        await using Study study = await Study.CreateAsync(new StudyOptions { Sampler = Samplers[sampler](seed) });
        double best = double.PositiveInfinity;
        for (int i = 0; i < trials; i++)
        {
            Trial trial = (await study.AskAsync())!;
            double value = problem.Evaluate(new Asked(trial));
            best = Math.Min(best, value);
            await study.TellAsync(trial, value);
        }
        return best;
    }

    private sealed class Asked(Trial trial) : IParameters
    {
        public double Float(string name, double low, double high, bool log) => trial.Float(name, low, high, log);

        public int Int(string name, int low, int high, bool log) => trial.Int(name, low, high, log);

        public int Choice(string name, int count) => trial.Categorical(name, [.. Enumerable.Range(0, count)]);
    }
}
