namespace MedScan.TrackingServer.Storage;

/// <summary>The revision of MLflow's schema that this server reads and writes.</summary>
internal static class SchemaRevision
{
    /// <summary>The alembic revision of MLflow 3.6.</summary>
    public const string Current = "bf29a5ff90ea";

    /// <summary>Says why a database with another revision is left untouched.</summary>
    public static TrackingServerException Refused(string database, string? found) => new(
        found is null
            ? $"Expected an MLflow database or an empty one, but {database} holds other tables. Nothing was changed; give another database."
            : $"Expected a database of MLflow 3.6 (schema revision {Current}), but {database} has revision '{found}'. Nothing was changed. "
            + "If it is older, back it up and run 'mlflow db upgrade' of MLflow 3.6 on it; if it is newer, use that MLflow's own server.");

    /// <summary>The statements that create MLflow's tables in an empty database.</summary>
    public static string Script(Dialect dialect)
    {
        using var stream = typeof(SchemaRevision).Assembly.GetManifestResourceStream("schema/mlflow.sql")!;
        using var reader = new StreamReader(stream);
        var script = reader.ReadToEnd();
        // The three places in which MLflow's migrations give PostgreSQL something else than SQLite.
        return dialect == Dialect.Sqlite
            ? script
            : script.Replace(" FLOAT", " DOUBLE PRECISION", StringComparison.Ordinal)
                .Replace("experiments (\n    experiment_id INTEGER", "experiments (\n    experiment_id SERIAL", StringComparison.Ordinal)
                .Replace(",\n    CHECK (is_nan IN (0, 1))", string.Empty, StringComparison.Ordinal);
    }
}
