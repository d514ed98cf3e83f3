using Microsoft.Data.Sqlite;

namespace MedScan.TrackingServer.Storage;

/// <summary>Creates MLflow's tables in a new SQLite file, or checks that a file has them.</summary>
internal static class SqliteSchema
{
    /// <exception cref="TrackingServerException">The file is a database of something else, or of another revision; it was not changed.</exception>
    public static async Task EnsureAsync(string path, TimeProvider clock, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 60,
        }.ToString());
        await using var disposing = connection.ConfigureAwait(false);
        await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        if (HasSchema(connection, path))
            return;

        // Two processes may start on a new folder at once: the second waits here and then finds the tables.
        Run(connection, "BEGIN EXCLUSIVE");
        if (!HasSchema(connection, path))
        {
            Run(connection, SchemaRevision.Script(Dialect.Sqlite));
            using var command = connection.CreateCommand();
            command.CommandText =
                "INSERT INTO experiments VALUES (0, 'Default', 'mlflow-artifacts:/0', 'active', $1, $1)";
            command.Parameters.AddWithValue("$1", clock.GetUtcNow().ToUnixTimeMilliseconds());
            command.ExecuteNonQuery();
        }

        Run(connection, "COMMIT");
    }

    private static bool HasSchema(SqliteConnection connection, string path)
    {
        if (Scalar(connection, "SELECT count(*) FROM sqlite_master") is 0L)
            return false;
        var found = Scalar(connection, "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'") is 0L
            ? null
            : Scalar(connection, "SELECT version_num FROM alembic_version") as string ?? "(none)";
        return found == SchemaRevision.Current ? true : throw SchemaRevision.Refused(path, found);
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
