using MedScan.Tracking;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Tests.Training.Tracking;

/// <summary>A tracking server over a temporary folder, with a client.</summary>
internal sealed class TrackingStore : IAsyncDisposable
{
    private readonly EmbeddedServer _server;

    private TrackingStore(string folder, EmbeddedServer server)
    {
        (Folder, _server) = (folder, server);
        Client = new MlflowClient(new MlflowClientOptions { TrackingUri = server.Address });
    }

    public string Folder { get; }

    public MlflowClient Client { get; }

    public TrackingPlace Place => TrackingPlace.Folder(Folder);

    public TrackerOptions Options => new()
    {
        Place = Place,
        Connect = _ => Task.FromResult(_server.Address),
        SystemInterval = TimeSpan.FromMilliseconds(20),
    };

    public static async Task<TrackingStore> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("medscan-tracking").FullName;
        var place = (TrackingPlace.Store)TrackingPlace.Folder(folder);
        return new TrackingStore(folder, await EmbeddedServer.StartAsync(
            new EmbeddedServerOptions { BackendStore = place.Database, ArtifactRoot = place.ArtifactRoot }));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
