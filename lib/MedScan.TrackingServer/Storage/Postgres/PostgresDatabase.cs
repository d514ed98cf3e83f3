using Npgsql;

namespace MedScan.TrackingServer.Storage;

/// <summary>MLflow's schema in a PostgreSQL database.</summary>
/// <remarks>Each piece of work is a transaction on a pooled connection. One that meets another's (a deadlock, a row that
/// appeared meanwhile) is run again and then sees what the other wrote.</remarks>
internal sealed class PostgresDatabase : Database
{
    private const int MaxAttempts = 8;

    private readonly NpgsqlDataSource source;

    private PostgresDatabase(NpgsqlDataSource source) => this.source = source;

    /// <summary>Connects, and creates the tables in an empty database.</summary>
    public static async Task<PostgresDatabase> OpenAsync(string uri, TimeProvider clock, CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(PostgresUri.ToConnectionString(uri));
        try
        {
            await PostgresSchema.EnsureAsync(source, clock, cancellationToken).ConfigureAwait(false);
            return new PostgresDatabase(source);
        }
        catch (Exception e)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            throw e is NpgsqlException
                ? new TrackingServerException($"The PostgreSQL database {PostgresUri.WithoutPassword(uri)} cannot be opened: {e.Message}", e)
                : e;
        }
    }

    public override async Task<T> ReadAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        return await work(new PostgresSession(connection, cancellationToken)).ConfigureAwait(false);
    }

    public override async Task<T> WriteAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await WriteOnceAsync(work, cancellationToken).ConfigureAwait(false);
            }
            catch (PostgresException e) when (attempt < MaxAttempts && e.SqlState is
                PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation)
            {
                // Another transaction was first; the next attempt sees its rows.
            }
        }
    }

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    private async Task<T> WriteOnceAsync<T>(Func<Session, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var result = await work(new PostgresSession(connection, cancellationToken)).ConfigureAwait(false);
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }
}
