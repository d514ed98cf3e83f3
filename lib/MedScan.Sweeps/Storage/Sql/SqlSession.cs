using System.Data.Common;

namespace MedScan.Sweeps.Storage;

/// <summary>A transaction. Statements are SQL that both SQLite and PostgreSQL understand, with <c>$1</c>, <c>$2</c> for arguments.</summary>
internal abstract class SqlSession
{
    /// <summary>The storage's time in microseconds since 1970, as an expression.</summary>
    public abstract string Now { get; }

    /// <summary>What makes a query lock the rows that it finds.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Whether what was written so far is to be taken back.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>Takes back what was written so far.</summary>
    public void Undo() => IsUndone = true;

    /// <summary>Runs a statement.</summary>
    /// <param name="sql">The statement.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>How many rows it changed.</returns>
    public abstract Task<int> ExecuteAsync(string sql, params object?[] arguments);

    /// <summary>Runs a query, or a statement that returns rows.</summary>
    /// <typeparam name="T">What is made of a row.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="map">Reads a row.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The rows.</returns>
    public abstract Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments);

    /// <summary>Runs statements one after the other; a server is asked once for all of them.</summary>
    /// <param name="statements">The statements.</param>
    /// <returns>When all are done.</returns>
    public abstract Task RunAsync(params IReadOnlyList<SqlStatement> statements);

    /// <summary>Runs a query for one row.</summary>
    /// <typeparam name="T">What is made of the row.</typeparam>
    /// <param name="sql">The query.</param>
    /// <param name="map">Reads the row.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <returns>The first row; the default where there is none.</returns>
    public async Task<T?> FirstAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        IReadOnlyList<T> rows = await QueryAsync(sql, map, arguments).ConfigureAwait(false);
        return rows.Count > 0 ? rows[0] : default;
    }
}
