using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>A connection with its prepared statements. Used by one thread at a time; every call completes at once.</summary>
internal sealed class SqliteSession : Session, IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private MetricStatements? metricStatements;
    private LatestMetricsQuery? latestMetrics;
    private bool savepointOpen;

    public SqliteSession(SqliteConnection connection)
    {
        this.connection = connection;
    }

    public override Dialect Dialect => Dialect.Sqlite;

    private MetricStatements MetricStatements => metricStatements ??= new MetricStatements(connection.Handle!);

    public override Task<int> ExecuteAsync(string sql, params object?[] arguments)
    {
        OpenSavepoint();
        return Task.FromResult(Prepare(sql, arguments).ExecuteNonQuery());
    }

    public override Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        // A query may write too (INSERT ... RETURNING).
        if (!sql.StartsWith("SELECT", StringComparison.Ordinal) && !sql.StartsWith("WITH", StringComparison.Ordinal))
            OpenSavepoint();
        var rows = new List<T>();
        using var reader = Prepare(sql, arguments).ExecuteReader();
        while (reader.Read())
            rows.Add(map(reader));
        return Task.FromResult(rows);
    }

    public override Task InsertMetricsAsync(string runId, IReadOnlyList<MetricRow> rows)
    {
        OpenSavepoint();
        MetricStatements.InsertPoints(runId, rows);
        return Task.CompletedTask;
    }

    public override Task UpdateLatestMetricsAsync(string runId, IReadOnlyList<MetricRow> rows)
    {
        OpenSavepoint();
        MetricStatements.UpdateLatest(runId, rows);
        return Task.CompletedTask;
    }

    public override Task<List<MetricRow>[]> LatestMetricsAsync(IReadOnlyList<string> runIds)
    {
        latestMetrics ??= new LatestMetricsQuery(connection.Handle!);
        return Task.FromResult(latestMetrics.Run(runIds));
    }

    /// <summary>Runs SQL that is not part of an item: BEGIN, COMMIT, PRAGMA.</summary>
    public void Run(string sql) => Prepare(sql, []).ExecuteNonQuery();

    /// <summary>Keeps what the current item wrote.</summary>
    public void KeepItem()
    {
        if (savepointOpen)
            Run("RELEASE item");
        savepointOpen = false;
    }

    /// <summary>Takes back what the current item wrote.</summary>
    public void UndoItem()
    {
        if (savepointOpen && InTransaction)
        {
            Run("ROLLBACK TO item");
            Run("RELEASE item");
        }

        savepointOpen = false;
    }

    /// <summary>False when SQLite has ended the transaction by itself, as it does on a full disk.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(connection.Handle) == 0;

    public void Dispose()
    {
        metricStatements?.Dispose();
        latestMetrics?.Dispose();
        foreach (var command in prepared.Values)
            command.Dispose();
        connection.Dispose();
    }

    // An item that only reads, or fails its checks before it writes, pays for no savepoint.
    private void OpenSavepoint()
    {
        if (savepointOpen)
            return;
        Run("SAVEPOINT item");
        savepointOpen = true;
    }

    private SqliteCommand Prepare(string sql, object?[] arguments)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            // Searches build their text; without a bound every filter ever typed would stay prepared.
            if (prepared.Count >= 256)
            {
                foreach (var old in prepared.Values)
                    old.Dispose();
                prepared.Clear();
            }

            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < arguments.Length; i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i + 1}" });
            prepared.Add(sql, command);
        }

        for (var i = 0; i < arguments.Length; i++)
            command.Parameters[i].Value = arguments[i] ?? DBNull.Value;
        return command;
    }
}
