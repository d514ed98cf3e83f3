using System.Net.Sockets;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Tracking;

/// <summary>Starts the embedded server over a store.</summary>
internal static class StoreServer
{
    /// <summary>Starts it on a free loopback port, or as the options say.</summary>
    /// <param name="store">The database and the folder of artifacts.</param>
    /// <param name="options">Who may reach it; its store is replaced. Null = this machine, on a free port.</param>
    /// <param name="cancellation">Stops starting.</param>
    public static async Task<EmbeddedServer> StartAsync(
        TrackingPlace.Store store, EmbeddedServerOptions? options = null, CancellationToken cancellation = default)
    {
        options = (options ?? new EmbeddedServerOptions()) with { BackendStore = store.Database, ArtifactRoot = store.ArtifactRoot };
        try
        {
            return await EmbeddedServer.StartAsync(options, cancellation).ConfigureAwait(false);
        }
        catch (TrackingServerException exception) when (options.Port > 0 && exception.InnerException is IOException or SocketException)
        {
            throw new MedScanException($"{exception.Message} Another port: ./medscan ui --port {(options.Port == 65535 ? 5000 : options.Port + 1)}", exception);
        }
    }
}
