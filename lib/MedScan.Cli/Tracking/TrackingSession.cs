using MedScan.Tracking;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Tracking;

/// <summary>A client of the place that a command reads runs from, with a server of our own where the place is a store.</summary>
internal sealed class TrackingSession : IAsyncDisposable
{
    private readonly EmbeddedServer? _server;

    private TrackingSession(TrackingPlace place, MlflowClient client, EmbeddedServer? server)
    {
        Place = place;
        Client = client;
        _server = server;
    }

    public TrackingPlace Place { get; }

    public MlflowClient Client { get; }

    /// <summary>Opens the place that the option, the environment or the current folder name.</summary>
    /// <param name="option">What was written after <c>--tracking</c>.</param>
    /// <param name="cancellation">Stops starting.</param>
    public static async Task<TrackingSession> OpenAsync(string? option, CancellationToken cancellation)
    {
        TrackingPlace place = TrackingPlace.Choose(option, remembered: null, Environment.GetEnvironmentVariable(TrackingOption.Variable));
        switch (place)
        {
            case TrackingPlace.Store { File: { } file } when !File.Exists(file):
                // Reading makes no database.
                throw new MedScanException($"Nothing is tracked here: {file} does not exist. ./medscan quickstart tracks a run; --tracking names another place.");
            case TrackingPlace.Store store:
                EmbeddedServer server = await StoreServer.StartAsync(store, cancellation: cancellation).ConfigureAwait(false);
                return new TrackingSession(place, new MlflowClient(new MlflowClientOptions { TrackingUri = server.Address }), server);
            case TrackingPlace.Server remote:
                return new TrackingSession(place, new MlflowClient(new MlflowClientOptions { TrackingUri = remote.Address }), server: null);
            default:
                throw new UsageException("Expected a place where runs are tracked, got off.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_server is not null)
            await _server.DisposeAsync().ConfigureAwait(false);
    }
}
