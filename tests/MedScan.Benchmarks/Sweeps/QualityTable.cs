using System.Globalization;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>Results as Markdown.</summary>
internal sealed class QualityTable(SearchResults results, IReadOnlyList<string> problems, IReadOnlyList<string> samplers, int seeds)
{
    public void Print(TextWriter writer)
    {
        Dictionary<string, double> ranks = MeanRanks();
        writer.WriteLine($"| median of the best value | {string.Join(" | ", samplers)} |");
        writer.WriteLine($"|---|{string.Concat(samplers.Select(static _ => "---:|"))}");
        foreach (string problem in problems)
            writer.WriteLine(Row(problem, s => Ranks.Median(Best(problem, s)), "0.0000"));
        writer.WriteLine(Row($"mean rank of {samplers.Count}", s => ranks[s], "0.00"));
        writer.WriteLine(Row("ms a trial", s => 1000 * problems.Average(p => Of(p, s).Average(static r => r.Seconds)) / results.Trials, "0.00"));
        writer.WriteLine();
        writer.WriteLine($"| mean of the best value | {string.Join(" | ", samplers)} |");
        writer.WriteLine($"|---|{string.Concat(samplers.Select(static _ => "---:|"))}");
        foreach (string problem in problems)
            writer.WriteLine(Row(problem, s => Best(problem, s).Average(), "0.0000"));
        writer.WriteLine();
        writer.WriteLine("| comparison | better in | p | significantly better on | worse on |\n|---|---:|---:|---|---|");
        HashSet<(string, string)> done = [];
        Compare("random", "Optuna random");
        foreach (string theirs in samplers.Where(static s => s.StartsWith("Optuna TPE", StringComparison.Ordinal)))
            Compare("TPE", theirs);
        Compare("TPE, univariate", "Optuna TPE");
        string[] ofOptuna = [.. samplers.Where(IsOptunas)], ours = [.. samplers.Except(ofOptuna)];
        if (ofOptuna.Length > 0 && ours.Length > 0)
            Compare(ours.MinBy(s => ranks[s])!, ofOptuna.MinBy(s => ranks[s])!);

        void Compare(string ours, string theirs)
        {
            if (samplers.Contains(ours) && samplers.Contains(theirs) && done.Add((ours, theirs)))
                writer.WriteLine(Comparison(ours, theirs));
        }
    }

    private static bool IsOptunas(string sampler) => sampler.StartsWith("Optuna", StringComparison.Ordinal);

    /// <summary>The mean place of each sampler among the searches of the same number; equal values share theirs.</summary>
    private Dictionary<string, double> MeanRanks()
    {
        Dictionary<string, double> ranks = samplers.ToDictionary(static s => s, _ => 0.0);
        foreach (string problem in problems)
        {
            for (int seed = 0; seed < seeds; seed++)
            {
                double[] places = Ranks.Of([.. samplers.Select(s => Best(problem, s)[seed])]);
                for (int i = 0; i < places.Length; i++)
                    ranks[samplers[i]] += places[i] / (problems.Count * seeds);
            }
        }
        return ranks;
    }

    // In how many pairs of searches the first was better, a tie counting one half; what chance would make of it; and on which problems by
    // themselves it was better or worse, at 0.05 divided by the number of problems (Bonferroni).
    private string Comparison(string ours, string theirs)
    {
        (string Problem, double[] Ours, double[] Theirs)[] pairs = [.. problems.Select(p => (p, Best(p, ours), Best(p, theirs)))];
        (string Problem, double Better)[] clear = [.. pairs
            .Where(pair => Ranks.PairsDiffer([(pair.Ours, pair.Theirs)]) < 0.05 / problems.Count)
            .Select(pair => (pair.Problem, Ranks.ShareBelow(pair.Ours, pair.Theirs)))];
        return string.Create(CultureInfo.InvariantCulture,
            $"| {ours} against {theirs} | {pairs.Average(pair => Ranks.ShareBelow(pair.Ours, pair.Theirs)):0.0%} | {Ranks.PairsDiffer([.. pairs.Select(static pair => (pair.Ours, pair.Theirs))]):0.0000} | {Names(c => c > 0.5)} | {Names(c => c < 0.5)} |");

        string Names(Func<double, bool> which) =>
            clear.Any(c => which(c.Better)) ? string.Join(", ", clear.Where(c => which(c.Better)).Select(static c => c.Problem)) : "none";
    }

    private string Row(string name, Func<string, double> value, string format) =>
        $"| {name} | {string.Join(" | ", samplers.Select(s => value(s).ToString(format, CultureInfo.InvariantCulture)))} |";

    private double[] Best(string problem, string sampler) => [.. Of(problem, sampler).Select(static r => r.Best)];

    private IEnumerable<SearchResult> Of(string problem, string sampler) => Enumerable.Range(0, seeds).Select(seed => results.Find(problem, sampler, seed)!);
}
