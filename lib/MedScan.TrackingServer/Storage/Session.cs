using System.Data.Common;

namespace MedScan.TrackingServer.Storage;

/// <summary>One transaction's view of the database. Statements use the parameters $1, $2, ... in both databases.</summary>
internal abstract class Session
{
    /// <summary>Runs a statement that returns no rows; the result is the number of rows changed.</summary>
    public abstract Task<int> ExecuteAsync(string sql, params object?[] arguments);

    /// <summary>Runs a query and maps each row.</summary>
    public abstract Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments);

    /// <summary>The first row of a query, or the default of <typeparamref name="T"/> when there is none.</summary>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        var rows = await QueryAsync(sql, map, arguments).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }

    /// <summary>What differs between the two databases' SQL.</summary>
    public abstract Dialect Dialect { get; }

    /// <summary>Stores metric points of one run; a point that is there already is left alone.</summary>
    public abstract Task InsertMetricsAsync(string runId, IReadOnlyList<MetricRow> rows);

    /// <summary>Makes points the latest ones of their metrics in a run, where no later one is stored; each metric comes once.</summary>
    public abstract Task UpdateLatestMetricsAsync(string runId, IReadOnlyList<MetricRow> rows);

    /// <summary>The latest points of runs, for each run a list, in the order of the ids.</summary>
    public abstract Task<List<MetricRow>[]> LatestMetricsAsync(IReadOnlyList<string> runIds);
}
