using System.Globalization;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>Results as Markdown.</summary>
internal sealed class QualityTable(SearchResults results, IReadOnlyList<string> problems, IReadOnlyList<string> samplers, int seeds)
{
    public void Print(TextWriter writer)
    {
        writer.WriteLine($"| problem | {string.Join(" | ", samplers)} |");
        writer.WriteLine($"|---|{string.Concat(samplers.Select(static _ => "---:|"))}");
        foreach (string problem in problems)
            writer.WriteLine(Row(problem, s => Best(problem, s).Average(), "0.0000"));
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
        writer.WriteLine(Row($"mean rank of {samplers.Count}", s => ranks[s], "0.00"));
        writer.WriteLine(Row("ms a trial", s => 1000 * problems.Average(p => Of(p, s).Average(static r => r.Seconds)) / results.Trials, "0.00"));
        writer.WriteLine();
        Compare(writer, "random", "Optuna random");
        foreach (string sampler in samplers.Where(static s => s.StartsWith("TPE", StringComparison.Ordinal)))
            Compare(writer, sampler, "Optuna TPE");
    }

    private void Compare(TextWriter writer, string ours, string theirs)
    {
        if (!samplers.Contains(ours) || !samplers.Contains(theirs))
            return;
        (double[] Ours, double[] Theirs)[] pairs = [.. problems.Select(p => (Best(p, ours), Best(p, theirs)))];
        double better = pairs.Average(pair => pair.Ours.Average(a => pair.Theirs.Average(b => a < b ? 1 : a == b ? 0.5 : 0)));
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{ours} against {theirs}: better in {better:0.0%} of the pairs of searches (p = {Ranks.PairsDiffer(pairs):0.0000}, rank sums within problems)."));
    }

    private string Row(string name, Func<string, double> value, string format) =>
        $"| {name} | {string.Join(" | ", samplers.Select(s => value(s).ToString(format, CultureInfo.InvariantCulture)))} |";

    private double[] Best(string problem, string sampler) => [.. Of(problem, sampler).Select(static r => r.Best)];

    private IEnumerable<SearchResult> Of(string problem, string sampler) => Enumerable.Range(0, seeds).Select(seed => results.Find(problem, sampler, seed)!);
}
