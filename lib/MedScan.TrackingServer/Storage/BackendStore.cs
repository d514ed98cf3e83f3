namespace MedScan.TrackingServer.Storage;

/// <summary>Opens what a <c>--backend-store-uri</c> names.</summary>
internal static class BackendStore
{
    private const string Sqlite = "sqlite:///";

    /// <summary>Opens the store, creating its tables where there are none.</summary>
    /// <exception cref="TrackingServerException">The URI is not understood, or the database is not one of MLflow 3.6.</exception>
    public static async Task<Database> OpenAsync(string uri, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (uri.StartsWith(Sqlite, StringComparison.Ordinal) && uri.Length > Sqlite.Length)
            return await SqliteDatabase.OpenAsync(uri[Sqlite.Length..], clock, cancellationToken).ConfigureAwait(false);
        if (uri.StartsWith("postgresql://", StringComparison.Ordinal) || uri.StartsWith("postgresql+psycopg2://", StringComparison.Ordinal))
            return await PostgresDatabase.OpenAsync(uri, clock, cancellationToken).ConfigureAwait(false);
        throw new TrackingServerException(
            $"Expected a backend store such as 'sqlite:///mlruns/mlflow.db' or 'postgresql://user:password@host/database', got '{uri}'.");
    }
}
