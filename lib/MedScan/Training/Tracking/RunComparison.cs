using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Runs side by side.</summary>
public sealed record RunComparison
{
    private RunComparison(
        IReadOnlyList<Run> runs,
        IReadOnlyDictionary<string, IReadOnlyList<string?>> parameters,
        IReadOnlyDictionary<string, IReadOnlyList<double?>> metrics)
    {
        Runs = runs;
        DifferingParameters = parameters;
        Metrics = metrics;
    }

    /// <summary>The runs, in the order given.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>Parameters that are not the same in all runs: a value per run, null where it has none. Ordinally sorted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string?>> DifferingParameters { get; }

    /// <summary>The latest value of each metric: one per run, null where it has none. Ordinally sorted.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<double?>> Metrics { get; }

    /// <summary>Puts runs side by side.</summary>
    /// <param name="runs">At least two.</param>
    /// <exception cref="ArgumentException">There are fewer.</exception>
    public static RunComparison Of(IReadOnlyList<Run> runs)
    {
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count < 2)
            throw new ArgumentException($"Expected at least two runs to compare, got {runs.Count}.", nameof(runs));
        return new RunComparison(
            runs,
            Side<string?>(runs.SelectMany(run => run.Parameters.Keys), key => [.. runs.Select(run => run.Parameters.GetValueOrDefault(key))], values => values.Distinct().Skip(1).Any()),
            Side<double?>(runs.SelectMany(run => run.Metrics.Keys), key => [.. runs.Select(run => run.Metrics.TryGetValue(key, out Metric metric) ? metric.Value : (double?)null)], _ => true));
    }

    private static OrderedDictionary<string, IReadOnlyList<T>> Side<T>(
        IEnumerable<string> keys, Func<string, IReadOnlyList<T>> values, Func<IReadOnlyList<T>, bool> keep)
    {
        var rows = new OrderedDictionary<string, IReadOnlyList<T>>();
        foreach (string key in keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (values(key) is var row && keep(row))
                rows.Add(key, row);
        }

        return rows;
    }
}
