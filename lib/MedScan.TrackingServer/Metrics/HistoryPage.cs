using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Metrics;

/// <summary>A request for a page of one metric's history in one run; without a limit it is one page.</summary>
internal sealed record HistoryPage(string RunId, string Key, long? Limit, long Offset)
{
    /// <exception cref="ApiException">A field is missing or not what it should be.</exception>
    public static HistoryPage Read(RequestFields fields)
    {
        var run = fields.RunId();
        var key = fields.RequiredString("metric_key");
        var limit = fields.OptionalInteger("max_results");
        if (limit < 1)
            throw ApiException.Invalid($"Invalid value {limit} for parameter 'max_results' supplied. It must be a positive integer");
        return new HistoryPage(run, key, limit, PageToken.Parse(fields.OptionalString("page_token")));
    }

    /// <summary>The points of the page, and the token of the next one when there is one.</summary>
    public async Task<(IReadOnlyList<MetricRow> Points, string? NextPageToken)> RunAsync(Session session)
    {
        var limit = Limit ?? int.MaxValue;
        var points = await MetricQueries.HistoryAsync(session, RunId, Key, limit + 1, Offset).ConfigureAwait(false);
        return points.Count > limit
            ? (points.GetRange(0, (int)limit), PageToken.Create(Offset + limit))
            : (points, null);
    }
}
