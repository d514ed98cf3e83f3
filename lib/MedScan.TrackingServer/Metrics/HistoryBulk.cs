using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>A request for one metric's history in several runs.</summary>
internal sealed record HistoryBulk(IReadOnlyList<string> RunIds, string Key, long Limit)
{
    private const int MaxRuns = 100;
    private const int MaxPoints = 25_000;

    /// <exception cref="ApiException">A field is missing or not what it should be.</exception>
    public static HistoryBulk Read(RequestFields fields)
    {
        var runs = fields.Strings("run_id");
        if (runs.Count == 0)
            throw ApiException.Invalid("GetMetricHistoryBulk request must specify at least one run_id.");
        if (runs.Count > MaxRuns)
            throw ApiException.Invalid($"GetMetricHistoryBulk request cannot specify more than {MaxRuns} run_ids. Received {runs.Count} run_ids.");
        var key = fields.OptionalString("metric_key") ?? throw ApiException.Invalid("GetMetricHistoryBulk request must specify a metric_key.");
        return new HistoryBulk(runs, key, Math.Clamp(fields.OptionalInteger("max_results") ?? MaxPoints, 0, MaxPoints));
    }

    public Task<List<(string Run, MetricRow Point)>> RunAsync(Session session) => MetricQueries.HistoryAsync(session, RunIds, Key, Limit);
}
