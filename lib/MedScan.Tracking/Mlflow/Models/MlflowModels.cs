using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

/// <summary>The registered models of a server; their versions are in <see cref="MlflowModelVersions"/>.</summary>
/// <remarks>All methods throw <see cref="MlflowException"/> when the server refuses and
/// <see cref="MlflowConnectionException"/> when no answer comes.</remarks>
public sealed partial class MlflowModels
{
    private readonly RestTransport _transport;

    internal MlflowModels(RestTransport transport) => _transport = transport;

    /// <summary>Registers a model, without a version yet.</summary>
    /// <param name="name">A name that no model has.</param>
    /// <param name="description">A text for people.</param>
    /// <param name="tags">Its first tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<RegisteredModel> CreateAsync(
        string name, string? description = null, IReadOnlyDictionary<string, string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        return ChangeAsync(
            HttpMethod.Post, "create", new() { { "name", name }, { "tags", tags }, { "description", description } },
            Repetition.OnlyIfNotReceived, cancellationToken);
    }

    /// <summary>A model with its aliases and the newest version in each stage.</summary>
    /// <param name="name">The model.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<RegisteredModel> GetAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var answer = await _transport.GetAsync(
            "registered-models/get", UrlText.Query(("name", name)), MlflowJson.Default.RegisteredModelAnswer, cancellationToken)
            .ConfigureAwait(false);
        return Answered.With(answer.RegisteredModel, "registered_model").ToRegisteredModel();
    }

    /// <summary>One page of the models that a query finds. MLflow 3 keeps prompts among them, with the tag
    /// <c>mlflow.prompt.is_prompt</c>.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all.</param>
    /// <param name="pageToken">The page before's <see cref="Page{T}.NextPageToken"/>; <see langword="null"/>: the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Page<RegisteredModel>> SearchAsync(
        ModelQuery? query = null, string? pageToken = null, CancellationToken cancellationToken = default)
    {
        var answer = await _transport.GetAsync(
            "registered-models/search", Query(query, pageToken, 100), MlflowJson.Default.RegisteredModelPage, cancellationToken)
            .ConfigureAwait(false);
        return new([.. (answer.RegisteredModels ?? []).Select(model => model.ToRegisteredModel())], answer.NextPageToken);
    }

    /// <summary>All models that a query finds, page after page.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public IAsyncEnumerable<RegisteredModel> StreamAsync(ModelQuery? query = null, CancellationToken cancellationToken = default) =>
        Paging.StreamAsync((token, cancellation) => SearchAsync(query, token, cancellation), cancellationToken);

    /// <summary>The newest version in each stage.</summary>
    /// <param name="name">The model.</param>
    /// <param name="stages">The stages, see <see cref="ModelStage"/>; <see langword="null"/>: all that have a version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<ModelVersion>> GetLatestVersionsAsync(
        string name, IReadOnlyList<string>? stages = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "registered-models/get-latest-versions", new() { { "name", name }, { "stages", stages } },
            MlflowJson.Default.ModelVersionPage, Repetition.Harmless, cancellationToken).ConfigureAwait(false);
        return [.. (answer.ModelVersions ?? []).Select(version => version.ToModelVersion())];
    }

    internal static string Query(ModelQuery? query, string? pageToken, int defaultPageSize) => UrlText.Query(
        [
            ("filter", query?.Filter),
            ("max_results", (query?.PageSize ?? defaultPageSize).ToString(null, null)),
            .. (query?.OrderBy ?? []).Select(order => ("order_by", (string?)order)),
            ("page_token", pageToken),
        ]);
}
