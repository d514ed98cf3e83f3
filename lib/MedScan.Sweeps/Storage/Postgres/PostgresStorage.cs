using System.Data;
using System.Runtime.CompilerServices;
using Npgsql;

namespace MedScan.Sweeps.Storage;

/// <summary>Studies in a PostgreSQL database, for any number of machines.</summary>
/// <remarks>
/// <para>Every change is a transaction of its own that locks its study's row, and every statement may be sent again: where a
/// connection breaks while a commit is under way, the next attempt finds by the token what the first one did. So a server that
/// restarts costs time and nothing else.</para>
/// <para>Connections are pooled and given back to the server a few seconds after their last use; where it has no more of them, workers
/// wait for one.</para>
/// </remarks>
internal sealed class PostgresStorage(PostgresAddress address) : SqlStorage
{
    // With waits that double up to two seconds, some ten seconds in all.
    private const int MostAttempts = 12;
    private const string Key = "bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
    private const string TableCount = "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'sweep_schema'";

    // Any number will do as long as every process takes the same: two that come at once create the tables once.
    private const long CreationLock = 0x7377656570;

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(address.ConnectionString);
    private readonly SemaphoreSlim _creating = new(1, 1);
    private volatile bool _isReady;

    /// <inheritdoc/>
    public override bool IsForManyMachines => true;

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> work, CancellationToken cancellation) =>
        RepeatAsync(IsolationLevel.RepeatableRead, (session, _) => work(session), cancellation);

    /// <inheritdoc/>
    protected override Task<T> WriteAsync<T>(Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation) =>
        RepeatAsync(IsolationLevel.ReadCommitted, work, cancellation);

    /// <inheritdoc/>
    protected override Task<T> WriteOnceAsync<T>(Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation) =>
        RepeatAsync(isolation: null, work, cancellation);

    private async Task<T> RepeatAsync<T>(IsolationLevel? isolation, Func<SqlSession, bool, Task<T>> work, CancellationToken cancellation)
    {
        bool mayBeDone = false;
        for (int attempt = 1; ; attempt++)
        {
            bool isCommitting = false;
            try
            {
                if (!_isReady)
                    await PrepareAsync(cancellation).ConfigureAwait(false);
                return await TransactAsync(isolation, session => work(session, mayBeDone), () => isCommitting = true, cancellation).ConfigureAwait(false);
            }
            catch (NpgsqlException error)
            {
                mayBeDone |= isCommitting;
                bool isTransient = IsTransient(error);
                // A database that was never reached is more likely mistyped than away.
                if (!isTransient || attempt == MostAttempts || !_isReady && !IsCrowded(error))
                    throw Explained(error, isTransient);
            }
            await Task.Delay(Pause(attempt), cancellation).ConfigureAwait(false);
        }
    }

    // Without a level there is no transaction but that of a single message.
    private async Task<T> TransactAsync<T>(IsolationLevel? isolation, Func<SqlSession, Task<T>> work, Action committing, CancellationToken cancellation)
    {
        NpgsqlConnection connection = await _source.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable closing = connection.ConfigureAwait(false);
        if (isolation is not { } level)
        {
            committing();
            return await work(new PostgresSession(connection, cancellation)).ConfigureAwait(false);
        }
        NpgsqlTransaction transaction = await connection.BeginTransactionAsync(level, cancellation).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable ending = transaction.ConfigureAwait(false);
        PostgresSession session = new(connection, cancellation);
        T result = await work(session).ConfigureAwait(false);
        if (session.IsUndone)
            return result;
        committing();
        // Past this point nobody could tell a cancelled change from one that was made.
        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        return result;
    }

    private async Task PrepareAsync(CancellationToken cancellation)
    {
        await _creating.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_isReady)
                return;
            await TransactAsync(IsolationLevel.ReadCommitted, async session =>
            {
                await session.ExecuteAsync("SELECT pg_advisory_xact_lock($1)", CreationLock).ConfigureAwait(false);
                await SqlSchema.EnsureAsync(session, TableCount, Key, address.Shown).ConfigureAwait(false);
                return true;
            }, static () => { }, cancellation).ConfigureAwait(false);
            _isReady = true;
        }
        finally
        {
            _creating.Release();
        }
    }

    // Chance keeps workers that failed together from coming back together.
    private static TimeSpan Pause(int attempt) => TimeSpan.FromMilliseconds(Math.Min(2000, 20 << attempt) * (0.5 + Random.Shared.NextDouble() / 2));

    private static bool IsCrowded(NpgsqlException error) => error.SqlState is PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.CannotConnectNow;

    private static bool IsTransient(NpgsqlException error) => error.IsTransient || IsCrowded(error) || error.SqlState is
        PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown;

    private StorageException Explained(NpgsqlException error, bool isTransient)
    {
        string advice = error.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification => "See that user and password are right.",
            PostgresErrorCodes.InvalidCatalogName => "Create the database first, as with createdb.",
            PostgresErrorCodes.InsufficientPrivilege => "The user needs the right to create tables in the database, or tables that another created.",
            PostgresErrorCodes.TooManyConnections => "Let the server take more connections (max_connections), or run fewer workers.",
            null => "See that the server runs and takes connections from here.",
            _ => "",
        };
        string cause = (error as PostgresException)?.MessageText ?? error.InnerException?.Message ?? error.Message;
        return new StorageException($"The studies in {address.Shown} cannot be read or written: {cause.TrimEnd('.')}. {advice}".TrimEnd(), isTransient, error);
    }
}
