using System.Data.Common;
using System.Runtime.CompilerServices;
using Npgsql;

namespace MedScan.Sweeps.Storage;

/// <summary>A transaction on a pooled PostgreSQL connection. Its clock is the server's, which all machines share.</summary>
internal sealed class PostgresSession(NpgsqlConnection connection, CancellationToken cancellation) : SqlSession
{
    /// <inheritdoc/>
    public override string Now => "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS bigint)";

    /// <inheritdoc/>
    public override string ForUpdate => " FOR UPDATE";

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(string sql, params object?[] arguments)
    {
        NpgsqlCommand command = Command(sql, arguments);
        await using ConfiguredAsyncDisposable disposing = command.ConfigureAwait(false);
        return await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> map, params object?[] arguments)
    {
        NpgsqlCommand command = Command(sql, arguments);
        await using ConfiguredAsyncDisposable disposing = command.ConfigureAwait(false);
        NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable closing = reader.ConfigureAwait(false);
        List<T> rows = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            rows.Add(map(reader));
        return rows;
    }

    /// <inheritdoc/>
    public override async Task RunAsync(params IReadOnlyList<SqlStatement> statements)
    {
        NpgsqlBatch batch = new(connection);
        await using ConfiguredAsyncDisposable disposing = batch.ConfigureAwait(false);
        foreach (SqlStatement statement in statements)
        {
            NpgsqlBatchCommand command = new(statement.Sql);
            foreach (object? argument in statement.Arguments)
                command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
            batch.BatchCommands.Add(command);
        }
        NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable closing = reader.ConfigureAwait(false);
        // Only what returns rows has a result here.
        foreach (SqlStatement statement in statements.Where(static s => s.Row is not null))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                statement.Row!(reader);
            await reader.NextResultAsync(cancellation).ConfigureAwait(false);
        }
    }

    private NpgsqlCommand Command(string sql, object?[] arguments)
    {
        NpgsqlCommand command = new(sql, connection);
        foreach (object? argument in arguments)
            command.Parameters.Add(new NpgsqlParameter { Value = argument ?? DBNull.Value });
        return command;
    }
}
