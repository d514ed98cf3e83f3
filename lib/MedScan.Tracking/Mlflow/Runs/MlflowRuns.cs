using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

/// <summary>The runs of a tracking server and what is logged to them.</summary>
/// <remarks>All methods throw <see cref="MlflowException"/> when the server refuses and
/// <see cref="MlflowConnectionException"/> when no answer comes.</remarks>
public sealed partial class MlflowRuns
{
    private readonly RestTransport _transport;

    internal MlflowRuns(RestTransport transport) => _transport = transport;

    /// <summary>Creates a run, which is <see cref="RunStatus.Running"/> from then on.</summary>
    /// <param name="experimentId">The experiment, which must not be deleted.</param>
    /// <param name="name">The name for people; <see langword="null"/>: the server makes one up.</param>
    /// <param name="startTime">When it started; <see langword="null"/>: now.</param>
    /// <param name="tags">Its first tags. <c>mlflow.parentRunId</c> makes it a child, <c>mlflow.user</c> says whose it is.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>A request without an answer is only repeated when it certainly did not arrive: a second one would make a
    /// second run. <see cref="MlflowConnectionException.MayHaveArrived"/> says whether there may be a run now.</remarks>
    public async Task<Run> CreateAsync(
        string experimentId, string? name = null, DateTimeOffset? startTime = null, IReadOnlyDictionary<string, string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(experimentId);
        var body = new JsonBody
        {
            { "experiment_id", experimentId },
            // Where MLflow's own client puts the user; servers before tags existed read it there.
            { "user_id", tags is not null && tags.TryGetValue("mlflow.user", out var user) ? user : "unknown" },
            { "run_name", name },
            { "start_time", (startTime ?? _transport.Time.GetUtcNow()).ToUnixTimeMilliseconds() },
            { "tags", tags },
        };
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "runs/create", body, MlflowJson.Default.RunAnswer, Repetition.OnlyIfNotReceived, cancellationToken)
            .ConfigureAwait(false);
        return Answered.With(answer.Run, "run").ToRun();
    }

    /// <summary>A run with its last metrics, parameters, tags and data sets; deleted or not.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Run> GetAsync(string runId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        var answer = await _transport.GetAsync(
            "runs/get", UrlText.Query(("run_id", runId)), MlflowJson.Default.RunAnswer, cancellationToken).ConfigureAwait(false);
        return Answered.With(answer.Run, "run").ToRun();
    }

    /// <summary>One page of the runs that a query finds.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="pageToken">The page before's <see cref="Page{T}.NextPageToken"/>; <see langword="null"/>: the first page.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<Page<Run>> SearchAsync(RunQuery query, string? pageToken = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        var body = new JsonBody
        {
            { "experiment_ids", query.ExperimentIds },
            { "filter", query.Filter },
            { "run_view_type", ProtocolText.Text(query.View) },
            { "max_results", query.PageSize },
            { "order_by", query.OrderBy },
            { "page_token", pageToken },
        };
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "runs/search", body, MlflowJson.Default.RunPage, Repetition.Harmless, cancellationToken).ConfigureAwait(false);
        return new([.. (answer.Runs ?? []).Select(run => run.ToRun())], answer.NextPageToken);
    }

    /// <summary>All runs that a query finds, page after page.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public IAsyncEnumerable<Run> StreamAsync(RunQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Paging.StreamAsync((token, cancellation) => SearchAsync(query, token, cancellation), cancellationToken);
    }

    /// <summary>Changes a run's status, end or name; what is <see langword="null"/> stays.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="status">The new status.</param>
    /// <param name="endTime">When it ended; goes with a status that is an end.</param>
    /// <param name="name">The new name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<RunInfo> UpdateAsync(
        string runId, RunStatus? status = null, DateTimeOffset? endTime = null, string? name = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        var body = new JsonBody
        {
            { "run_id", runId },
            { "status", status is { } known ? ProtocolText.Text(known) : null },
            { "end_time", endTime?.ToUnixTimeMilliseconds() },
            { "run_name", name },
        };
        var answer = await _transport.SendAsync(
            HttpMethod.Post, "runs/update", body, MlflowJson.Default.RunAnswer, Repetition.Harmless, cancellationToken).ConfigureAwait(false);
        return Answered.With(answer.RunInfo, "run_info").ToRunInfo();
    }

    /// <summary>Deletes a run; it can be restored.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAsync(string runId, CancellationToken cancellationToken = default) =>
        SendAsync("delete", runId, new(), Repetition.Harmless, cancellationToken);

    /// <summary>Brings a deleted run back.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RestoreAsync(string runId, CancellationToken cancellationToken = default) =>
        SendAsync("restore", runId, new(), Repetition.Harmless, cancellationToken);

    private Task SendAsync(string operation, string runId, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        body.Add("run_id", runId);
        return _transport.SendAsync(HttpMethod.Post, "runs/" + operation, body, repetition, cancellation);
    }
}
