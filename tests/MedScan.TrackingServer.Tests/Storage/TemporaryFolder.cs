namespace MedScan.TrackingServer.Tests.Storage;

/// <summary>A folder that vanishes with the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("medscan-tracking-").FullName;

    /// <summary>Options for a server that keeps all it has in this folder.</summary>
    public EmbeddedServerOptions Options => new()
    {
        BackendStore = $"sqlite:///{Database}",
        ArtifactRoot = System.IO.Path.Combine(Path, "artifacts"),
    };

    /// <summary>The database file of <see cref="Options"/>.</summary>
    public string Database => System.IO.Path.Combine(Path, "mlflow.db");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
