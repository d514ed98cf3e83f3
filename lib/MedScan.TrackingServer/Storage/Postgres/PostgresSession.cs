using System.Data.Common;
using Npgsql;
using NpgsqlTypes;

namespace MedScan.TrackingServer.Storage;

/// <summary>A transaction on a pooled PostgreSQL connection.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, CancellationToken cancellationToken) : Session
{
    // Arrays travel in one message, whatever their length; sorted, so that two batches lock rows in the same order.
    private const string InsertMetrics =
        "INSERT INTO metrics (key, value, timestamp, run_uuid, step, is_nan) "
        + "SELECT k, v, t, $1, s, n FROM unnest($2, $3, $4, $5, $6) AS rows(k, v, t, s, n) ORDER BY k, t, s ON CONFLICT DO NOTHING";

    private const string UpdateLatest =
        "INSERT INTO latest_metrics (key, value, timestamp, run_uuid, step, is_nan) "
        + "SELECT k, v, t, $1, s, n FROM unnest($2, $3, $4, $5, $6) AS rows(k, v, t, s, n) ORDER BY k "
        + "ON CONFLICT (key, run_uuid) DO UPDATE SET value = excluded.value, timestamp = excluded.timestamp, step = excluded.step, is_nan = excluded.is_nan "
        + "WHERE (excluded.step, excluded.timestamp, excluded.value) > (latest_metrics.step, latest_metrics.timestamp, latest_metrics.value)";

    public override Dialect Dialect => Dialect.Postgres;

    public override async Task<int> ExecuteAsync(string sql, params object?[] arguments)
    {
        var command = Command(sql, arguments);
        await using var disposing = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        var command = Command(sql, arguments);
        await using var disposing = command.ConfigureAwait(false);
        var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = reader.ConfigureAwait(false);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
            rows.Add(map(reader));
        return rows;
    }

    public override Task InsertMetricsAsync(string runId, IReadOnlyList<MetricRow> rows) => SendMetricsAsync(InsertMetrics, runId, rows);

    public override Task UpdateLatestMetricsAsync(string runId, IReadOnlyList<MetricRow> rows) => SendMetricsAsync(UpdateLatest, runId, rows);

    public override async Task<List<MetricRow>[]> LatestMetricsAsync(IReadOnlyList<string> runIds)
    {
        var found = MetricRow.Lists(runIds.Count);
        await QueryAsync(
            "SELECT place, m.key, m.value, COALESCE(m.timestamp, 0), m.step, m.is_nan "
            + "FROM unnest($1) WITH ORDINALITY AS runs(id, place) JOIN latest_metrics m ON m.run_uuid = runs.id",
            row =>
            {
                found[row.GetInt64(0) - 1].Add(new MetricRow(row.GetString(1), row.GetDouble(2), row.GetInt64(3), row.GetInt64(4), row.GetBoolean(5)));
                return true;
            },
            [runIds.ToArray()]).ConfigureAwait(false);
        return found;
    }

    /// <summary>Runs several statements without parameters.</summary>
    public async Task ScriptAsync(string sql)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var disposing = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task SendMetricsAsync(string sql, string runId, IReadOnlyList<MetricRow> rows)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Add(new NpgsqlParameter { Value = runId, NpgsqlDbType = NpgsqlDbType.Varchar });
        Add(NpgsqlDbType.Text, row => row.Key);
        Add(NpgsqlDbType.Double, row => row.Value);
        Add(NpgsqlDbType.Bigint, row => row.Timestamp);
        Add(NpgsqlDbType.Bigint, row => row.Step);
        Add(NpgsqlDbType.Boolean, row => row.IsNaN);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);

        void Add<T>(NpgsqlDbType type, Func<MetricRow, T> column) =>
            command.Parameters.Add(new NpgsqlParameter { Value = rows.Select(column).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | type });
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        return command;
    }
}
