using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>A request for one metric in several runs at a sample of their steps, as charts need it.</summary>
internal sealed record HistoryInterval(IReadOnlyList<string> RunIds, string Key, int Samples, (long Start, long End)? Steps)
{
    private const int MaxRuns = 100;
    private const int MaxSamples = 2500;
    private const int MaxPointsPerRun = 25_000;

    /// <exception cref="ApiException">A field is missing or not what it should be.</exception>
    public static HistoryInterval Read(RequestFields fields)
    {
        var runs = fields.Strings("run_ids");
        if (runs.Count == 0)
            throw ApiException.Missing("run_ids");
        if (runs.Count > MaxRuns)
            throw Refused($"GetMetricHistoryBulkInterval request must specify at most {MaxRuns} run_ids. Received {runs.Count} run_ids.");
        var key = fields.RequiredString("metric_key");
        var (start, end) = (fields.OptionalInteger("start_step"), fields.OptionalInteger("end_step"));
        var samples = fields.OptionalInteger("max_results") ?? MaxSamples;
        if (samples is < 1 or > MaxSamples)
            throw Refused($"max_results must be between 1 and {MaxSamples}.");
        if (start is null != end is null)
            throw ApiException.Invalid("If either start step or end step are specified, both must be specified.");
        if (start > end)
            throw ApiException.Invalid($"end_step must be greater than start_step. Found start_step={start} and end_step={end}.");
        return new HistoryInterval(runs, key, (int)samples, start is { } from && end is { } to ? (from, to) : null);
    }

    public async Task<IReadOnlyList<(string Run, MetricRow Point)>> RunAsync(Session session)
    {
        var perRun = new List<IReadOnlyList<long>>();
        foreach (var run in RunIds)
            perRun.Add(await MetricQueries.StepsAsync(session, run, Key).ConfigureAwait(false));
        var sampled = Sample(perRun, Samples, Steps);
        var points = new List<(string, MetricRow)>();
        foreach (var run in RunIds)
        {
            var found = await MetricQueries.AtStepsAsync(session, run, Key, sampled, MaxPointsPerRun).ConfigureAwait(false);
            points.AddRange(found.Select(point => (run, point)));
        }

        return points;
    }

    /// <summary>The steps to show: about <paramref name="samples"/>, evenly from all that exist, with the first and last of each run.</summary>
    /// <param name="perRun">The steps of each run, ascending.</param>
    /// <param name="samples">How many at least, where there are that many.</param>
    /// <param name="range">The first and last step to look at; from 0 to the last when null.</param>
    internal static IReadOnlyList<long> Sample(IReadOnlyList<IReadOnlyList<long>> perRun, int samples, (long Start, long End)? range)
    {
        var all = perRun.SelectMany(steps => steps).Distinct().Order().ToList();
        var (start, end) = range ?? (0, all.Count > 0 ? all[^1] : 0);
        var ends = perRun.Where(steps => steps.Count > 0).SelectMany(steps => (long[])[steps[0], steps[^1]]).Where(step => step >= start && step <= end);
        var within = all.Where(step => step >= start && step <= end).ToList();
        if (within.Count <= samples)
            return [.. within.Union(ends).Order()];
        var interval = (double)within.Count / samples;
        var first = all.IndexOf(within[0]);
        // MLflow's own rule, kept to its letter: it drops a sample whose place among all steps is past the length of the range.
        var taken = Enumerable.Range(0, samples).Select(i => first + (int)(i * interval)).Where(place => place < within.Count).Select(place => all[place]);
        return [.. taken.Append(within[^1]).Union(ends).Order()];
    }

    private static ApiException Refused(string message) => ApiException.Invalid($"{message} See the API docs for more information about request parameters.");
}
