using System.Collections.Concurrent;

namespace MedScan.Tracking;

/// <summary>The artifacts of runs and model versions: through the server's artifact proxy, or in a folder of this machine
/// where the server says so (<c>file:</c>).</summary>
/// <remarks>Credentials only go to the tracking server, not to another host that an artifact URI may name.</remarks>
public sealed partial class MlflowArtifacts
{
    private const int MostRemembered = 1000;

    private readonly RestTransport _transport;
    private readonly MlflowRuns _runs;
    private readonly MlflowModelVersions _versions;

    // A run's artifact URI never changes.
    private readonly ConcurrentDictionary<string, ArtifactRoot> _ofRuns = new(StringComparer.Ordinal);

    internal MlflowArtifacts(RestTransport transport, MlflowRuns runs, MlflowModelVersions versions)
    {
        _transport = transport;
        _runs = runs;
        _versions = versions;
    }

    /// <summary>The artifacts at an address.</summary>
    /// <param name="uri"><c>mlflow-artifacts:/...</c>, <c>mlflow-artifacts://host:port/...</c>, the address of an artifact proxy
    /// (<c>http://host/api/2.0/mlflow-artifacts/artifacts/...</c>), <c>file:</c> or a path of this machine.</param>
    /// <exception cref="TrackingConfigurationException">The address is of another kind, for example <c>s3:</c>.</exception>
    public ArtifactRoot At(string uri)
    {
        ArgumentException.ThrowIfNullOrEmpty(uri);
        return new(uri, ArtifactStores.Open(uri, _transport));
    }

    /// <summary>The artifacts of a run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ArtifactRoot> OfRunAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        if (_ofRuns.TryGetValue(runId, out var known))
            return known;
        var run = await _runs.GetAsync(runId, cancellationToken).ConfigureAwait(false);
        if (_ofRuns.Count >= MostRemembered)
            _ofRuns.Clear();
        return _ofRuns[runId] = At(run.Info.ArtifactUri);
    }

    /// <summary>The files of a model version.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ArtifactRoot> OfModelVersionAsync(string name, int version, CancellationToken cancellationToken = default) =>
        At(await _versions.GetDownloadUriAsync(name, version, cancellationToken).ConfigureAwait(false));
}
