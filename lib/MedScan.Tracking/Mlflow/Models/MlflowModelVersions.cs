using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

/// <summary>The versions of the registered models of a server.</summary>
/// <remarks>All methods throw <see cref="MlflowException"/> when the server refuses and
/// <see cref="MlflowConnectionException"/> when no answer comes.</remarks>
public sealed partial class MlflowModelVersions
{
    private readonly RestTransport _transport;

    internal MlflowModelVersions(RestTransport transport) => _transport = transport;

    /// <summary>Adds a version to a registered model; the server gives it the next number.</summary>
    /// <param name="name">The model, which must be registered.</param>
    /// <param name="source">Where its files were logged, for example a run's artifact URI with <c>/model</c> behind it.</param>
    /// <param name="runId">The run it came from.</param>
    /// <param name="description">A text for people.</param>
    /// <param name="tags">Its first tags.</param>
    /// <param name="runLink">An address of the run, where that is on another server.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>A request without an answer is only repeated when it certainly did not arrive: a second one would make a
    /// second version.</remarks>
    public Task<ModelVersion> CreateAsync(
        string name, string source, string? runId = null, string? description = null, IReadOnlyDictionary<string, string>? tags = null,
        string? runLink = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(source);
        var body = new JsonBody
        {
            { "name", name }, { "source", source }, { "run_id", runId }, { "tags", tags }, { "run_link", runLink },
            { "description", description },
        };
        return ChangeAsync(HttpMethod.Post, "create", body, Repetition.OnlyIfNotReceived, cancellationToken);
    }

    /// <summary>A version by its number.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ModelVersion> GetAsync(string name, int version, CancellationToken cancellationToken = default) =>
        ReadAsync("model-versions/get", name, "version", version.ToString(null, null), cancellationToken);

    /// <summary>The version that an alias points to. For a missing alias the server's code is
    /// <see cref="MlflowErrorCode.InvalidParameterValue"/>.</summary>
    /// <param name="name">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ModelVersion> GetByAliasAsync(string name, string alias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        return ReadAsync("registered-models/alias", name, "alias", alias, cancellationToken);
    }

    /// <summary>Where the files of a version can be fetched from.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string> GetDownloadUriAsync(string name, int version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var answer = await _transport.GetAsync(
            "model-versions/get-download-uri", UrlText.Query(("name", name), ("version", version.ToString(null, null))),
            MlflowJson.Default.ModelVersionAnswer, cancellationToken).ConfigureAwait(false);
        return Answered.With(answer.ArtifactUri, "artifact_uri");
    }

    /// <summary>One page of the versions that a query finds, of all models.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all.</param>
    /// <param name="pageToken">The page before's <see cref="Page{T}.NextPageToken"/>; <see langword="null"/>: the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Page<ModelVersion>> SearchAsync(
        ModelQuery? query = null, string? pageToken = null, CancellationToken cancellationToken = default)
    {
        var answer = await _transport.GetAsync(
            "model-versions/search", MlflowModels.Query(query, pageToken, 10_000), MlflowJson.Default.ModelVersionPage, cancellationToken)
            .ConfigureAwait(false);
        return new([.. (answer.ModelVersions ?? []).Select(version => version.ToModelVersion())], answer.NextPageToken);
    }

    /// <summary>All versions that a query finds, page after page.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public IAsyncEnumerable<ModelVersion> StreamAsync(ModelQuery? query = null, CancellationToken cancellationToken = default) =>
        Paging.StreamAsync((token, cancellation) => SearchAsync(query, token, cancellation), cancellationToken);

    private async Task<ModelVersion> ReadAsync(string endpoint, string name, string field, string value, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var answer = await _transport.GetAsync(
            endpoint, UrlText.Query(("name", name), (field, value)), MlflowJson.Default.ModelVersionAnswer, cancellation)
            .ConfigureAwait(false);
        return Answered.With(answer.ModelVersion, "model_version").ToModelVersion();
    }
}
