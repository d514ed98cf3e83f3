using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

public sealed partial class MlflowRuns
{
    /// <summary>One page of all points of a metric, ordered by time, then step, then value; empty for a metric that was never logged.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="pageSize">Points per page, 1 to 25,000.</param>
    /// <param name="pageToken">The page before's <see cref="Page{T}.NextPageToken"/>; <see langword="null"/>: the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Page<Metric>> GetMetricHistoryAsync(
        string runId, string key, int pageSize = 25_000, string? pageToken = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        ArgumentException.ThrowIfNullOrEmpty(key);
        var query = UrlText.Query(
            ("run_id", runId), ("metric_key", key), ("max_results", pageSize.ToString(null, null)), ("page_token", pageToken));
        var answer = await _transport.GetAsync("metrics/get-history", query, MlflowJson.Default.MetricPage, cancellationToken)
            .ConfigureAwait(false);
        return new([.. (answer.Metrics ?? []).Select(metric => metric.ToMetric())], answer.NextPageToken);
    }

    /// <summary>All points of a metric, page after page; see <see cref="GetMetricHistoryAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="pageSize">Points per page, 1 to 25,000.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public IAsyncEnumerable<Metric> StreamMetricHistoryAsync(
        string runId, string key, int pageSize = 25_000, CancellationToken cancellationToken = default) =>
        Paging.StreamAsync((token, cancellation) => GetMetricHistoryAsync(runId, key, pageSize, token, cancellation), cancellationToken);
}
