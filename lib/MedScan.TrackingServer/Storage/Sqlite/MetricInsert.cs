using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>Stores metric points through SQLite's own interface: the one statement that is run hundreds of thousands of times a second.</summary>
/// <remarks>Many rows a statement, because starting and ending one costs as much as inserting a row.</remarks>
internal sealed class MetricInsert(sqlite3 database) : IDisposable
{
    private const int RowsPerStatement = 50;

    // MLflow's limit is 250 characters; a character takes at most three bytes of UTF-8 (a pair of surrogates four).
    private const int MaxKeyBytes = 4096;

    private readonly sqlite3_stmt many = Prepare(database, RowsPerStatement);
    private readonly sqlite3_stmt one = Prepare(database, 1);

    /// <summary>Inserts points of one run; a point that is there already is left alone.</summary>
    /// <exception cref="SqliteException">The disk is full, or the file is damaged.</exception>
    public void Run(string runId, IReadOnlyList<MetricRow> rows)
    {
        var next = 0;
        while (next < rows.Count)
        {
            var (statement, count) = rows.Count - next >= RowsPerStatement ? (many, RowsPerStatement) : (one, 1);
            raw.sqlite3_bind_text(statement, 1, runId);
            for (var i = 0; i < count; i++)
                Bind(statement, 2 + (i * 5), rows[next + i]);
            var result = raw.sqlite3_step(statement);
            raw.sqlite3_reset(statement);
            if (result != raw.SQLITE_DONE)
                throw Failure(database, result);
            next += count;
        }
    }

    public void Dispose()
    {
        many.Dispose();
        one.Dispose();
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

    private static sqlite3_stmt Prepare(sqlite3 database, int rows)
    {
        var sql = new StringBuilder("INSERT OR IGNORE INTO metrics (run_uuid, \"key\", value, timestamp, step, is_nan) VALUES ");
        for (var i = 0; i < rows; i++)
        {
            var first = 2 + (i * 5);
            sql.Append(CultureInfo.InvariantCulture, $"{(i > 0 ? "," : string.Empty)}(?1,?{first},?{first + 1},?{first + 2},?{first + 3},?{first + 4})");
        }

        var result = raw.sqlite3_prepare_v2(database, sql.ToString(), out var statement);
        return result == raw.SQLITE_OK ? statement : throw Failure(database, result);
    }

    private static SqliteException Failure(sqlite3 database, int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result, raw.sqlite3_extended_errcode(database));
}
