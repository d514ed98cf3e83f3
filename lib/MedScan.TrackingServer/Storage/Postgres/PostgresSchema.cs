using Npgsql;

namespace MedScan.TrackingServer.Storage;

/// <summary>Creates MLflow's tables in an empty PostgreSQL database, or checks that it has them.</summary>
internal static class PostgresSchema
{
    // Any number will do as long as every server of this kind takes the same: two that start at once create the tables once.
    private const long CreationLock = 0x6D65647363616E;

    /// <exception cref="TrackingServerException">The database holds something else, or another revision; it was not changed.</exception>
    public static async Task EnsureAsync(NpgsqlDataSource source, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var closing = connection.ConfigureAwait(false);
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var ending = transaction.ConfigureAwait(false);
        var session = new PostgresSession(connection, cancellationToken);
        await session.QueryAsync("SELECT pg_advisory_xact_lock($1)", _ => 0, CreationLock).ConfigureAwait(false);
        var tables = await session.QueryAsync(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()", row => row.GetString(0)).ConfigureAwait(false);
        if (tables.Count == 0)
        {
            await session.ScriptAsync(SchemaRevision.Script(Dialect.Postgres)).ConfigureAwait(false);
            await session.ExecuteAsync(
                "INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', $1, $1)",
                clock.GetUtcNow().ToUnixTimeMilliseconds()).ConfigureAwait(false);
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }

        var found = tables.Contains("alembic_version")
            ? await session.FirstAsync("SELECT version_num FROM alembic_version", row => row.GetString(0)).ConfigureAwait(false) ?? "(none)"
            : null;
        if (found != SchemaRevision.Current)
            throw SchemaRevision.Refused(PostgresUri.WithoutPassword($"'{connection.Database}'"), found);
    }
}
