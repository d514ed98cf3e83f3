namespace MedScan.TrackingServer.Storage;

/// <summary>The two SQL dialects that MLflow's schema is kept in.</summary>
internal enum Dialect
{
    Sqlite,
    Postgres,
}
