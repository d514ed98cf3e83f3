using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>Stores metric points through SQLite's own interface: the statements that are run hundreds of thousands of times a second.</summary>
/// <remarks>Many rows a statement, because starting and ending one costs as much as inserting a row.</remarks>
internal sealed class MetricStatements(sqlite3 database) : IDisposable
{
    private const int RowsPerStatement = 50;

    // MLflow's limit is 250 characters; a character takes at most three bytes of UTF-8 (a pair of surrogates four).
    private const int MaxKeyBytes = 4096;

    private const string Insert = "INSERT OR IGNORE INTO metrics";
    private const string Upsert = "INSERT INTO latest_metrics";

    // A row's place in the order of points: step, then time, then value.
    private const string WhereLater =
        " ON CONFLICT (\"key\", run_uuid) DO UPDATE SET value = excluded.value, timestamp = excluded.timestamp, step = excluded.step, is_nan = excluded.is_nan "
        + "WHERE (excluded.step, excluded.timestamp, excluded.value) > (latest_metrics.step, latest_metrics.timestamp, latest_metrics.value)";

    private readonly sqlite3_stmt many = Prepare(database, Insert, RowsPerStatement, string.Empty);
    private readonly sqlite3_stmt one = Prepare(database, Insert, 1, string.Empty);
    private readonly sqlite3_stmt latest = Prepare(database, Upsert, 1, WhereLater);

    /// <summary>Inserts points of one run; a point that is there already is left alone.</summary>
    /// <exception cref="SqliteException">The disk is full, or the file is damaged.</exception>
    public void InsertPoints(string runId, IReadOnlyList<MetricRow> rows)
    {
        var next = 0;
        while (next < rows.Count)
        {
            var (statement, count) = rows.Count - next >= RowsPerStatement ? (many, RowsPerStatement) : (one, 1);
            Step(statement, runId, rows, next, count);
            next += count;
        }
    }

    /// <summary>Makes points the latest of their metrics where no later one is stored.</summary>
    /// <exception cref="SqliteException">The disk is full, or the file is damaged.</exception>
    public void UpdateLatest(string runId, IReadOnlyList<MetricRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
            Step(latest, runId, rows, i, 1);
    }

    public void Dispose()
    {
        many.Dispose();
        one.Dispose();
        latest.Dispose();
    }

    private void Step(sqlite3_stmt statement, string runId, IReadOnlyList<MetricRow> rows, int first, int count)
    {
        raw.sqlite3_bind_text(statement, 1, runId);
        for (var i = 0; i < count; i++)
            Bind(statement, 2 + (i * 5), rows[first + i]);
        var result = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        if (result != raw.SQLITE_DONE)
            throw Failure(database, result);
    }

    private static void Bind(sqlite3_stmt statement, int first, MetricRow row)
    {
        Span<byte> buffer = stackalloc byte[MaxKeyBytes];
        if (Encoding.UTF8.TryGetBytes(row.Key, buffer, out var length))
            raw.sqlite3_bind_text(statement, first, buffer[..length]);
        else
            raw.sqlite3_bind_text(statement, first, row.Key);
        raw.sqlite3_bind_double(statement, first + 1, row.Value);
        raw.sqlite3_bind_int64(statement, first + 2, row.Timestamp);
        raw.sqlite3_bind_int64(statement, first + 3, row.Step);
        raw.sqlite3_bind_int(statement, first + 4, row.IsNaN ? 1 : 0);
    }

    private static sqlite3_stmt Prepare(sqlite3 database, string insert, int rows, string end)
    {
        var sql = new StringBuilder(insert).Append(" (run_uuid, \"key\", value, timestamp, step, is_nan) VALUES ");
        for (var i = 0; i < rows; i++)
        {
            var first = 2 + (i * 5);
            sql.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : string.Empty)}(?1,?{first},?{first + 1},?{first + 2},?{first + 3},?{first + 4})");
        }

        var result = raw.sqlite3_prepare_v2(database, sql.Append(end).ToString(), out var statement);
        return result == raw.SQLITE_OK ? statement : throw Failure(database, result);
    }

    private static SqliteException Failure(sqlite3 database, int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result, raw.sqlite3_extended_errcode(database));
}
