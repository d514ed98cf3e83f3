using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

/// <summary>The experiments of a tracking server.</summary>
/// <remarks>All methods throw <see cref="MlflowException"/> when the server refuses and
/// <see cref="MlflowConnectionException"/> when no answer comes.</remarks>
public sealed partial class MlflowExperiments
{
    private readonly RestTransport _transport;
    private readonly EnvironmentReader _environment;

    internal MlflowExperiments(RestTransport transport, EnvironmentReader environment)
    {
        _transport = transport;
        _environment = environment;
    }

    /// <summary>Creates an experiment.</summary>
    /// <param name="name">A name that no experiment has, not even a deleted one.</param>
    /// <param name="artifactLocation">Where its runs' artifacts go; <see langword="null"/>: where the server puts them.</param>
    /// <param name="tags">Its first tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The new experiment's id.</returns>
    public async Task<string> CreateAsync(
        string name, string? artifactLocation = null, IReadOnlyDictionary<string, string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var body = new JsonBody { { "name", name }, { "artifact_location", artifactLocation }, { "tags", tags } };
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "experiments/create", body, MlflowJson.Default.ExperimentAnswer, Repetition.OnlyIfNotReceived,
            cancellationToken).ConfigureAwait(false);
        return Answered.With(answer.ExperimentId, "experiment_id");
    }

    /// <summary>The experiment with an id, deleted or not.</summary>
    /// <param name="experimentId">The id.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<MlflowExperiment> GetAsync(string experimentId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(experimentId);
        var answer = await _transport.GetAsync(
            "experiments/get", UrlText.Query(("experiment_id", experimentId)), MlflowJson.Default.ExperimentAnswer, cancellationToken)
            .ConfigureAwait(false);
        return Answered.With(answer.Experiment, "experiment").ToExperiment();
    }

    /// <summary>The experiment with a name, deleted or not; <see langword="null"/> when there is none.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<MlflowExperiment?> GetByNameAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        try
        {
            var answer = await _transport.GetAsync(
                "experiments/get-by-name", UrlText.Query(("experiment_name", name)), MlflowJson.Default.ExperimentAnswer, cancellationToken)
                .ConfigureAwait(false);
            return Answered.With(answer.Experiment, "experiment").ToExperiment();
        }
        catch (MlflowException exception) when (exception.ErrorCode == MlflowErrorCode.ResourceDoesNotExist)
        {
            return null;
        }
    }

    /// <summary>One page of the experiments that a query finds.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all active ones.</param>
    /// <param name="pageToken">The page before's <see cref="Page{T}.NextPageToken"/>; <see langword="null"/>: the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Page<MlflowExperiment>> SearchAsync(
        ExperimentQuery? query = null, string? pageToken = null, CancellationToken cancellationToken = default)
    {
        query ??= new();
        var body = new JsonBody
        {
            { "max_results", query.PageSize },
            { "page_token", pageToken },
            { "filter", query.Filter },
            { "order_by", query.OrderBy },
            { "view_type", ProtocolText.Text(query.View) },
        };
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "experiments/search", body, MlflowJson.Default.ExperimentPage, Repetition.Harmless, cancellationToken)
            .ConfigureAwait(false);
        return new([.. (answer.Experiments ?? []).Select(experiment => experiment.ToExperiment())], answer.NextPageToken);
    }

    /// <summary>All experiments that a query finds, page after page.</summary>
    /// <param name="query">What to look for; <see langword="null"/>: all active ones.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public IAsyncEnumerable<MlflowExperiment> StreamAsync(ExperimentQuery? query = null, CancellationToken cancellationToken = default) =>
        Paging.StreamAsync((token, cancellation) => SearchAsync(query, token, cancellation), cancellationToken);
}
