using System.Data.Common;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Runs;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>What is asked of the metrics tables.</summary>
internal static class MetricQueries
{
    private const string Columns = "key, value, timestamp, step, is_nan";

    /// <summary>Adds points to a run that is known to be active, and keeps the latest point of each metric up to date.</summary>
    public static async Task AddAsync(Session session, string runId, MetricPoints points)
    {
        if (points.ByKey.Count == 0)
            return;
        await session.InsertMetricsAsync(runId, points.ByKey).ConfigureAwait(false);
        await session.UpdateLatestMetricsAsync(runId, points.Latest).ConfigureAwait(false);
    }

    /// <summary>Adds points to logged models.</summary>
    /// <exception cref="ApiException">There is no such model.</exception>
    public static async Task AddToModelsAsync(Session session, ActiveRun run, IReadOnlyList<ModelMetric> metrics)
    {
        foreach (var model in metrics.Select(metric => metric.ModelId).Distinct())
        {
            if (!await session.FirstAsync("SELECT 1 FROM logged_models WHERE model_id = $1", _ => true, model).ConfigureAwait(false))
                throw ApiException.NotFound($"Logged model with ID '{model}' not found.");
        }

        foreach (var metric in metrics)
        {
            await session.ExecuteAsync(
                "INSERT INTO logged_model_metrics (model_id, metric_name, metric_timestamp_ms, metric_step, metric_value, experiment_id, run_id, dataset_name, dataset_digest) "
                + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING",
                metric.ModelId,
                metric.Point.Key,
                metric.Point.Timestamp,
                metric.Point.Step,
                metric.Point.Value,
                run.ExperimentId,
                run.Id,
                metric.DatasetName,
                metric.DatasetDigest).ConfigureAwait(false);
        }
    }

    /// <summary>Points of one metric of one run, by time, step and value.</summary>
    public static Task<List<MetricRow>> HistoryAsync(Session session, string runId, string key, long limit, long offset) => session.QueryAsync(
        $"SELECT {Columns} FROM metrics WHERE run_uuid = $1 AND key = $2 ORDER BY timestamp, step, value LIMIT $3 OFFSET $4",
        row => Read(row, 0),
        runId,
        key,
        limit,
        offset);

    /// <summary>Points of one metric of several runs, by run, time, step and value.</summary>
    public static Task<List<(string Run, MetricRow Point)>> HistoryAsync(Session session, IReadOnlyList<string> runIds, string key, long limit)
    {
        var sql = new SqlText(session.Dialect);
        return session.QueryAsync(
            $"SELECT run_uuid, {Columns} FROM metrics WHERE key = {sql.Add(key)} AND {sql.In("run_uuid", runIds)} "
            + $"ORDER BY run_uuid, timestamp, step, value LIMIT {sql.Add(limit)}",
            row => (row.GetString(0), Read(row, 1)),
            sql.Arguments);
    }

    /// <summary>The steps at which a run has points of a metric, ascending, each once.</summary>
    public static Task<List<long>> StepsAsync(Session session, string runId, string key) => session.QueryAsync(
        "SELECT DISTINCT step FROM metrics WHERE run_uuid = $1 AND key = $2 ORDER BY step", row => row.GetInt64(0), runId, key);

    /// <summary>Points of one metric of one run at some steps, by step, time and value.</summary>
    public static Task<List<MetricRow>> AtStepsAsync(Session session, string runId, string key, IReadOnlyList<long> steps, long limit)
    {
        var sql = new SqlText(session.Dialect);
        return session.QueryAsync(
            $"SELECT {Columns} FROM metrics WHERE run_uuid = {sql.Add(runId)} AND key = {sql.Add(key)} AND {sql.In("step", steps)} "
            + $"ORDER BY step, timestamp, value LIMIT {sql.Add(limit)}",
            row => Read(row, 0),
            sql.Arguments);
    }

    private static MetricRow Read(DbDataReader row, int first) =>
        new(row.GetString(first), row.GetDouble(first + 1), row.GetInt64(first + 2), row.GetInt64(first + 3), row.GetBoolean(first + 4));
}
