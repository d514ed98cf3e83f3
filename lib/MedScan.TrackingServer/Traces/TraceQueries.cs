using System.Data.Common;
using System.Globalization;
using MedScan.TrackingServer.Experiments;
using MedScan.TrackingServer.Http;
using MedScan.TrackingServer.Search;
using MedScan.TrackingServer.Storage;

namespace MedScan.TrackingServer.Traces;

/// <summary>What is asked of the tables of traces.</summary>
internal static class TraceQueries
{
    public const string Columns =
        "t.request_id, t.experiment_id, t.timestamp_ms, t.execution_time_ms, t.status, t.client_request_id, t.request_preview, t.response_preview";

    private const string LocationTag = "mlflow.artifactLocation";

    // The tables with rows of a trace, the trace itself last.
    private static readonly (string Table, string Column)[] Owned =
    [
        ("spans", "trace_id"), ("assessments", "trace_id"), ("trace_tags", "request_id"), ("trace_request_metadata", "request_id"), ("trace_info", "request_id"),
    ];

    /// <summary>Stores a trace, or what came to be known of one whose spans came first.</summary>
    /// <exception cref="ApiException">There is no active experiment of its id.</exception>
    public static async Task<Trace> SaveAsync(Session session, Trace trace)
    {
        var experiment = await ExperimentQueries.GetActiveAsync(session, trace.ExperimentId.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
        await session.ExecuteAsync(
            "INSERT INTO trace_info (request_id, experiment_id, timestamp_ms, execution_time_ms, status, client_request_id, request_preview, response_preview) "
            + "VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (request_id) DO UPDATE SET experiment_id = excluded.experiment_id, timestamp_ms = excluded.timestamp_ms, "
            + "execution_time_ms = excluded.execution_time_ms, status = excluded.status, client_request_id = excluded.client_request_id, "
            + "request_preview = excluded.request_preview, response_preview = excluded.response_preview",
            trace.Id,
            trace.ExperimentId,
            trace.StartTime,
            trace.Duration,
            trace.State,
            trace.ClientRequestId,
            trace.RequestPreview,
            trace.ResponsePreview).ConfigureAwait(false);
        await session.ExecuteAsync("UPDATE spans SET experiment_id = $2 WHERE trace_id = $1", trace.Id, trace.ExperimentId).ConfigureAwait(false);
        await SetTagAsync(
            session, trace.Id, new(LocationTag, $"{experiment.ArtifactLocation?.TrimEnd('/')}/traces/{trace.Id}/artifacts")).ConfigureAwait(false);
        foreach (var tag in trace.Tags)
            await SetTagAsync(session, trace.Id, tag).ConfigureAwait(false);
        await AddMetadataAsync(session, trace.Id, trace.Metadata).ConfigureAwait(false);
        return await GetAsync(session, trace.Id).ConfigureAwait(false);
    }

    /// <exception cref="ApiException">There is none.</exception>
    public static async Task<Trace> GetAsync(Session session, string id) =>
        await FindAsync(session, id).ConfigureAwait(false) ?? throw NotFound(id);

    /// <summary>A trace, or null.</summary>
    public static async Task<Trace?> FindAsync(Session session, string id)
    {
        var found = await session.QueryAsync($"SELECT {Columns} FROM trace_info t WHERE t.request_id = $1", Read, id).ConfigureAwait(false);
        return (await CompleteAsync(session, found).ConfigureAwait(false)).SingleOrDefault();
    }

    /// <summary>Notes how a trace ended.</summary>
    /// <exception cref="ApiException">There is no such trace.</exception>
    public static async Task<Trace> EndAsync(
        Session session, string id, long endTime, string state, IReadOnlyList<KeyValuePair<string, string>> metadata, IReadOnlyList<KeyValuePair<string, string>> tags)
    {
        if (await session.ExecuteAsync(
            "UPDATE trace_info SET execution_time_ms = $2 - timestamp_ms, status = $3 WHERE request_id = $1", id, endTime, state).ConfigureAwait(false) == 0)
        {
            throw NotFound(id);
        }

        await AddMetadataAsync(session, id, metadata).ConfigureAwait(false);
        foreach (var tag in tags)
            await SetTagAsync(session, id, tag).ConfigureAwait(false);
        return await GetAsync(session, id).ConfigureAwait(false);
    }

    public static Task<int> SetTagAsync(Session session, string id, KeyValuePair<string, string> tag) => session.ExecuteAsync(
        "INSERT INTO trace_tags (key, value, request_id) VALUES ($1, $2, $3) ON CONFLICT (key, request_id) DO UPDATE SET value = excluded.value",
        tag.Key,
        tag.Value,
        id);

    /// <exception cref="ApiException">The trace has no such tag.</exception>
    public static async Task DeleteTagAsync(Session session, string id, string key)
    {
        if (await session.ExecuteAsync("DELETE FROM trace_tags WHERE request_id = $1 AND key = $2", id, key).ConfigureAwait(false) == 0)
            throw ApiException.NotFound($"No trace tag with key '{key}' for trace with ID '{id}'");
    }

    /// <summary>Deletes traces of an experiment with all that belongs to them.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="ids">Which traces; null for the oldest.</param>
    /// <param name="until">The latest start of those deleted, in milliseconds since 1970, when no ids are given.</param>
    /// <param name="limit">How many at most.</param>
    /// <returns>How many there were.</returns>
    public static async Task<int> DeleteAsync(Session session, long experimentId, IReadOnlyList<string>? ids, long until, long limit)
    {
        var sql = new SqlText(session.Dialect);
        sql.Append($"SELECT t.request_id FROM trace_info t WHERE t.experiment_id = {sql.Add(experimentId)} AND ");
        sql.Append(ids is not null ? sql.In("t.request_id", ids) : $"t.timestamp_ms <= {sql.Add(until)}");
        sql.Append($" ORDER BY t.timestamp_ms, t.request_id LIMIT {sql.Add(limit)}");
        var found = await session.QueryAsync(sql.ToString(), row => row.GetString(0), sql.Arguments).ConfigureAwait(false);
        foreach (var (table, column) in Owned)
        {
            sql = new SqlText(session.Dialect);
            await session.ExecuteAsync($"DELETE FROM {table} WHERE {sql.In(column, found)}", sql.Arguments).ConfigureAwait(false);
        }

        return found.Count;
    }

    /// <summary>A row of <see cref="Columns"/>.</summary>
    public static Trace Read(DbDataReader row) => new(row.GetString(0), row.GetInt64(1), row.GetInt64(2))
    {
        Duration = row.IsDBNull(3) ? null : row.GetInt64(3),
        State = row.GetString(4),
        ClientRequestId = row.IsDBNull(5) ? null : row.GetString(5),
        RequestPreview = row.IsDBNull(6) ? null : row.GetString(6),
        ResponsePreview = row.IsDBNull(7) ? null : row.GetString(7),
    };

    /// <summary>Adds tags and metadata.</summary>
    public static async Task<IReadOnlyList<Trace>> CompleteAsync(Session session, IReadOnlyList<Trace> traces)
    {
        if (traces.Count == 0)
            return traces;
        IReadOnlyList<string> ids = [.. traces.Select(trace => trace.Id)];
        var tags = await PairsAsync(session, "trace_tags", ids).ConfigureAwait(false);
        var metadata = await PairsAsync(session, "trace_request_metadata", ids).ConfigureAwait(false);
        return [.. traces.Select(trace => trace with { Tags = [.. tags[trace.Id]], Metadata = [.. metadata[trace.Id]] })];
    }

    private static ApiException NotFound(string id) => ApiException.NotFound($"Trace with ID '{id}' not found.");

    private static async Task AddMetadataAsync(Session session, string id, IReadOnlyList<KeyValuePair<string, string>> metadata)
    {
        foreach (var (key, value) in metadata)
        {
            await session.ExecuteAsync(
                "INSERT INTO trace_request_metadata (key, value, request_id) VALUES ($1, $2, $3) ON CONFLICT (key, request_id) DO UPDATE SET value = excluded.value",
                key,
                value,
                id).ConfigureAwait(false);
        }
    }

    private static async Task<ILookup<string, KeyValuePair<string, string>>> PairsAsync(Session session, string table, IReadOnlyList<string> ids)
    {
        var sql = new SqlText(session.Dialect);
        return (await session.QueryAsync(
            $"SELECT request_id, key, value FROM {table} WHERE {sql.In("request_id", ids)} ORDER BY key",
            row => (Trace: row.GetString(0), Pair: KeyValuePair.Create(row.GetString(1), row.IsDBNull(2) ? string.Empty : row.GetString(2))),
            sql.Arguments).ConfigureAwait(false)).ToLookup(row => row.Trace, row => row.Pair);
    }
}
