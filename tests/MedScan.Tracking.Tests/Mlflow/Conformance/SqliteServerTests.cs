using MedScan.TrackingServer;

namespace MedScan.Tracking.Tests.Mlflow.Conformance;

/// <summary>The client against the embedded server over SQLite.</summary>
public sealed class SqliteServerTests(SqliteServerTests.Server server) : MlflowClientConformance, IClassFixture<SqliteServerTests.Server>
{
    protected override Uri Address => server.Address;

    public sealed class Server : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("medscan-tracking-").FullName;
        private EmbeddedServer? _server;

        public Uri Address => _server!.Address;

        public async Task InitializeAsync() => _server = await EmbeddedServer.StartAsync(new()
        {
            BackendStore = "sqlite:///" + Path.Combine(_folder, "mlflow.db"),
            ArtifactRoot = Path.Combine(_folder, "artifacts"),
        });

        public async Task DisposeAsync()
        {
            await _server!.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
