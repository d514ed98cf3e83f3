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

    /// <summary>The text of a schema file of this assembly.</summary>
    public static string Script(string name)
    {
        using var stream = typeof(SchemaRevision).Assembly.GetManifestResourceStream($"schema/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
