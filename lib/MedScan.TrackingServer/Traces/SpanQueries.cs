using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Traces;

/// <summary>What is asked of the table of spans.</summary>
internal static class SpanQueries
{
    private const string PlaceTag = "mlflow.trace.spansLocation";

    /// <summary>Stores spans, and the traces they belong to where these are not known yet.</summary>
    public static async Task SaveAsync(Session session, long experimentId, IReadOnlyList<Span> spans)
    {
        foreach (var trace in spans.GroupBy(span => span.MlflowTraceId))
        {
            await SaveTraceAsync(session, experimentId, trace.Key, [.. trace]).ConfigureAwait(false);
            foreach (var span in trace)
                await SaveAsync(session, experimentId, span).ConfigureAwait(false);
        }
    }

    /// <summary>The stored spans of traces, by trace, each trace's by their start.</summary>
    public static async Task<ILookup<string, string>> GetAsync(Session session, IReadOnlyList<string> traceIds)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            $"SELECT trace_id, content FROM spans WHERE {sql.In("trace_id", traceIds)} ORDER BY start_time_unix_nano, span_id",
            row => (Trace: row.GetString(0), Content: row.GetString(1)),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Trace, row => row.Content);
    }

    // Spans come in any order and in several requests: the trace begins with its first and ends with its last.
    private static async Task SaveTraceAsync(Session session, long experimentId, string id, IReadOnlyList<Span> spans)
    {
        var start = spans.Min(span => span.Start) / 1_000_000;
        var ends = spans.Where(span => span.End > 0).Select(span => span.End / 1_000_000).ToList();
        var root = spans.FirstOrDefault(span => span.ParentId.Length == 0);
        var state = root is null ? null : root.StatusCode switch { 1 => "OK", 2 => "ERROR", _ => "IN_PROGRESS" };
        var known = await TraceQueries.FindAsync(session, id).ConfigureAwait(false);
        if (known is { Duration: { } duration })
            ends.Add(known.StartTime + duration);
        if (known is not null)
            start = Math.Min(start, known.StartTime);
        await TraceQueries.SaveAsync(session, (known ?? new Trace(id, experimentId, start)) with
        {
            StartTime = start,
            Duration = ends.Count > 0 ? ends.Max() - start : null,
            State = state ?? known?.State ?? "IN_PROGRESS",
            Tags = [new(PlaceTag, "TRACKING_STORE")],
            Metadata = [],
        }).ConfigureAwait(false);
    }

    private static Task<int> SaveAsync(Session session, long experimentId, Span span) => session.ExecuteAsync(
        "INSERT INTO spans (trace_id, experiment_id, span_id, parent_span_id, name, type, status, start_time_unix_nano, end_time_unix_nano, content) "
        + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (trace_id, span_id) DO UPDATE SET parent_span_id = excluded.parent_span_id, name = excluded.name, "
        + "type = excluded.type, status = excluded.status, start_time_unix_nano = excluded.start_time_unix_nano, end_time_unix_nano = excluded.end_time_unix_nano, "
        + "content = excluded.content",
        span.MlflowTraceId,
        experimentId,
        Convert.ToHexStringLower(span.SpanId),
        span.ParentId.Length == 0 ? null : Convert.ToHexStringLower(span.ParentId),
        span.Name,
        span.Attributes.FirstOrDefault(pair => pair.Key == "mlflow.spanType").Value?.ToString(),
        span.StatusCode switch { 1 => "OK", 2 => "ERROR", _ => "UNSET" },
        span.Start,
        span.End == 0 ? null : span.End,
        SpanJson.Store(span));
}
