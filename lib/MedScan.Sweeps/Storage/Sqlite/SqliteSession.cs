using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace MedScan.Sweeps.Storage;

/// <summary>A transaction of an SQLite file; every call completes at once.</summary>
internal sealed class SqliteSession(SqliteConnection connection, TimeProvider time) : SqlSession
{
    /// <inheritdoc/>
    public override string Now { get; } = ((time.GetUtcNow().UtcTicks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond).ToString(CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public override string ForUpdate => ""; // the whole file is locked

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(string sql, params object?[] arguments)
    {
        using SqliteCommand command = Command(sql, arguments);
        return Task.FromResult(command.ExecuteNonQuery());
    }

    /// <inheritdoc/>
    public override Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        using SqliteCommand command = Command(sql, arguments);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(map(reader));
        return Task.FromResult<IReadOnlyList<T>>(rows);
    }

    /// <inheritdoc/>
    public override Task RunAsync(params IReadOnlyList<SqlStatement> statements)
    {
        foreach (SqlStatement statement in statements)
        {
            using SqliteCommand command = Command(statement.Sql, statement.Arguments);
            using SqliteDataReader reader = command.ExecuteReader();
            while (reader.Read())
                statement.Row?.Invoke(reader);
        }
        return Task.CompletedTask;
    }

    private SqliteCommand Command(string sql, object?[] arguments)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < arguments.Length; i++)
            command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i + 1}"), arguments[i] ?? DBNull.Value);
        return command;
    }
}
