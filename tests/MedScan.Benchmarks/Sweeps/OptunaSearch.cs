using System.Diagnostics;
using System.Text.Json;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>Optuna's samplers, in a process of their own that is asked for parameters line by line, so that both sides search the very
/// same functions.</summary>
internal sealed class OptunaSearch : ISearch, IDisposable
{
    private readonly Process _process;

    public OptunaSearch()
    {
        _process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "Sweeps", "optuna_samplers.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            // One processor for each search.
            Environment = { ["OMP_NUM_THREADS"] = "1", ["OPENBLAS_NUM_THREADS"] = "1" },
        })!;
        Version = _process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException("Optuna did not start. Run: sudo apt-get install --no-install-recommends python3-optuna python3-cmaes");
    }

    /// <summary>Optuna's version.</summary>
    public string Version { get; }

    /// <summary>The samplers by the name that the table shows, as the script knows them.</summary>
    public static IReadOnlyDictionary<string, string> Samplers { get; } = new Dictionary<string, string>
    {
        ["Optuna random"] = "random",
        ["Optuna Sobol"] = "qmc",
        ["Optuna TPE"] = "tpe",
        ["Optuna TPE, multivariate"] = "tpe-multivariate",
        ["Optuna CMA-ES"] = "cma-es",
    };

    public Task<double> MinimizeAsync(Problem problem, string sampler, int seed, int trials)
    {
        Say(new { @do = "study", sampler = Samplers[sampler], seed });
        double best = double.PositiveInfinity;
        Asked asked = new(this);
        for (int i = 0; i < trials; i++)
        {
            Say(new { @do = "ask" });
            double value = problem.Evaluate(asked);
            best = Math.Min(best, value);
            Say(new { @do = "tell", value });
        }
        return Task.FromResult(best);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Say(object message) => _process.StandardInput.WriteLine(JsonSerializer.Serialize(message));

    private JsonElement Ask(object message)
    {
        Say(message);
        _process.StandardInput.Flush();
        string line = _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("Optuna ended; what it said stands above.");
        return JsonSerializer.Deserialize<JsonElement>(line);
    }

    private sealed class Asked(OptunaSearch search) : IParameters
    {
        public double Float(string name, double low, double high, bool log) => search.Ask(new { @do = "float", name, low, high, log }).GetDouble();

        public int Int(string name, int low, int high, bool log) => search.Ask(new { @do = "int", name, low, high, log }).GetInt32();

        public int Choice(string name, int count) => search.Ask(new { @do = "choice", name, count }).GetInt32();
    }
}
