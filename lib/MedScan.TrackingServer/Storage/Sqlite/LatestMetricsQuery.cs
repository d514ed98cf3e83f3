using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace MedScan.TrackingServer.Storage;

/// <summary>Reads the latest points of many runs through SQLite's own interface: a search answers with tens of thousands of them.</summary>
internal sealed class LatestMetricsQuery : IDisposable
{
    private const string Sql =
        "SELECT j.key, m.\"key\", m.value, m.timestamp, m.step, m.is_nan FROM json_each(?1) j JOIN latest_metrics m ON m.run_uuid = j.value";

    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    // Runs of a kind have the same metrics in the same order, so the next key is nearly always known.
    private readonly List<(byte[] Bytes, string Text)> keys = [];
    private int nextKey;

    public LatestMetricsQuery(sqlite3 database)
    {
        this.database = database;
        var result = raw.sqlite3_prepare_v2(database, Sql, out statement);
        if (result != raw.SQLITE_OK)
            throw Failure(result);
    }

    /// <summary>The points of each run, in the order of <paramref name="runIds"/>.</summary>
    /// <exception cref="SqliteException">The file is damaged.</exception>
    public List<MetricRow>[] Run(IReadOnlyList<string> runIds)
    {
        var found = MetricRow.Lists(runIds.Count);
        raw.sqlite3_bind_text(statement, 1, JsonSerializer.Serialize(runIds, RunIdsContext.Default.IReadOnlyListString));
        try
        {
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                found[raw.sqlite3_column_int64(statement, 0)].Add(new MetricRow(
                    Key(raw.sqlite3_column_blob(statement, 1)),
                    raw.sqlite3_column_double(statement, 2),
                    raw.sqlite3_column_int64(statement, 3),
                    raw.sqlite3_column_int64(statement, 4),
                    raw.sqlite3_column_int(statement, 5) != 0));
            }

            return result == raw.SQLITE_DONE ? found : throw Failure(result);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private string Key(ReadOnlySpan<byte> bytes)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (nextKey >= keys.Count)
                nextKey = 0;
            var (known, text) = keys[nextKey++];
            if (bytes.SequenceEqual(known))
                return text;
        }

        var key = Encoding.UTF8.GetString(bytes);
        if (keys.Count < 64)
            keys.Add((bytes.ToArray(), key));
        return key;
    }

    private SqliteException Failure(int result) =>
        new(raw.sqlite3_errmsg(database).utf8_to_string(), result, raw.sqlite3_extended_errcode(database));
}
