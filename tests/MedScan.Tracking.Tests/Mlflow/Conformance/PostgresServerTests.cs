using MedScan.TrackingServer;

namespace MedScan.Tracking.Tests.Mlflow.Conformance;

/// <summary>The client against the embedded server over PostgreSQL; skipped where that is not installed.</summary>
public sealed class PostgresServerTests(PostgresServerTests.Server server) : MlflowClientConformance, IClassFixture<PostgresServerTests.Server>
{
    protected override Uri Address
    {
        get
        {
            Skip.If(server.Missing is not null, server.Missing);
            return server.Address!;
        }
    }

    public sealed class Server : IAsyncLifetime
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("medscan-tracking-").FullName;
        private readonly PostgresServer _postgres = new();
        private EmbeddedServer? _server;

        public string? Missing => _postgres.Missing;

        public Uri? Address => _server?.Address;

        public async Task InitializeAsync()
        {
            await _postgres.InitializeAsync();
            if (Missing is not null)
                return;
            _server = await EmbeddedServer.StartAsync(new()
            {
                BackendStore = await _postgres.CreateDatabaseAsync(),
                ArtifactRoot = Path.Combine(_folder, "artifacts"),
            });
        }

        public async Task DisposeAsync()
        {
            if (_server is not null)
                await _server.DisposeAsync();
            await _postgres.DisposeAsync();
            Directory.Delete(_folder, recursive: true);
        }
    }
}
