using System.Collections.Concurrent;
using System.Diagnostics;

namespace MedScan.Benchmarks.Sweeps;

/// <summary>How good the best of 100 trials is, for MedScan's samplers and for Optuna's.</summary>
internal static class SweepQuality
{
    // Whatever else the machine does, a comparison takes two of its processors at most.
    private const int Searches = 2;

    /// <param name="args">--quick, --others, --seeds n, --trials n, --keep file, --samplers a;b, --problems a;b.</param>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        bool quick = args.Contains("--quick");
        int seeds = args.Number("--seeds", quick ? 3 : 30);
        int trials = args.Number("--trials", quick ? 40 : 100);
        string tables = Path.Combine(AppContext.BaseDirectory, "Sweeps", "Tables");
        string[] files = Directory.Exists(tables) ? [.. Directory.GetFiles(tables, "*.csv").Order(StringComparer.Ordinal)] : [];
        bool others = args.Contains("--others");
        IReadOnlyList<Problem> problems = others ? Problem.Others : [.. Problem.Standard, .. files.Select(TabulatedProblem.Read)];
        if (!others && files.Length == 0)
            Console.WriteLine("There are no tables of measured trainings (*.csv in Sweeps/Tables), so only the made-up problems are searched.\n");

        if (args.Option("--problems") is { } wanted)
            problems = [.. problems.Where(p => wanted.Split(';').Contains(p.Name))];
        SearchResults results = new(trials, args.Option("--keep"));
        string[] samplers = [.. OurSearch.Samplers.Keys, .. OptunaSearch.Samplers.Keys];
        if (args.Option("--samplers") is { } only)
            samplers = [.. samplers.Intersect(only.Split(';'))];
        long started = Stopwatch.GetTimestamp();
        ConcurrentQueue<(Problem Problem, string Sampler, int Seed)> waiting = new(
            from seed in Enumerable.Range(0, seeds)
            from problem in problems
            from sampler in samplers
            where results.Find(problem.Name, sampler, seed) is null
            select (problem, sampler, seed));
        await Task.WhenAll(Enumerable.Range(0, Searches).Select(_ => Task.Run(() => WorkAsync(waiting, results))));

        Console.WriteLine($"{trials} trials, {seeds} seeds, {Stopwatch.GetElapsedTime(started).TotalMinutes:0.0} minutes.\n");
        new QualityTable(results, [.. problems.Select(static p => p.Name)], samplers, seeds).Print(Console.Out);
        return 0;
    }

    private static async Task WorkAsync(ConcurrentQueue<(Problem Problem, string Sampler, int Seed)> waiting, SearchResults results)
    {
        // Optuna is started where it is needed.
        OptunaSearch? theirs = null;
        Func<string, ISearch> find = sampler => OurSearch.Samplers.ContainsKey(sampler) ? new OurSearch() : theirs ??= new OptunaSearch();
        while (waiting.TryDequeue(out (Problem Problem, string Sampler, int Seed) next))
        {
            ISearch search = find(next.Sampler);
            long started = Stopwatch.GetTimestamp();
            // Other chances for each problem, so that a lucky seed is not lucky everywhere.
            int seed = next.Seed * 1000 + StableHash(next.Problem.Name);
            double best = await search.MinimizeAsync(next.Problem, next.Sampler, seed, results.Trials);
            results.Add(new SearchResult(next.Problem.Name, next.Sampler, next.Seed, best, Stopwatch.GetElapsedTime(started).TotalSeconds));
        }
        theirs?.Dispose();
    }

    private static int StableHash(string text) => text.Aggregate(7, static (hash, c) => (hash * 31 + c) % 997);
}
