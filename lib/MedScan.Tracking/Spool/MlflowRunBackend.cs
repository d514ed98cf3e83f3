using System.Net;

namespace MedScan.Tracking.Spool;

/// <summary>An MLflow server behind the REST client.</summary>
internal sealed class MlflowRunBackend(MlflowClient caller) : IRunBackend
{
    // The spool does the repeating: a client that repeats too would keep quiet about an absent server for minutes.
    private readonly MlflowClient _client = caller.WithoutRetries();

    public string Address => _client.TrackingUri.ToString();

    public async Task<CreatedRun> CreateRunAsync(RunStart start, IReadOnlyDictionary<string, string> tags, CancellationToken cancellation)
    {
        MlflowExperiment experiment = await _client.Experiments.GetOrCreateAsync(start.ExperimentName, cancellationToken: cancellation).ConfigureAwait(false);
        Run run = await _client.Runs.CreateAsync(
            experiment.Id, start.RunName, DateTimeOffset.FromUnixTimeMilliseconds(start.StartTime), tags, cancellation).ConfigureAwait(false);
        return Created(run);
    }

    public async Task<IReadOnlyList<CreatedRun>> FindRunsAsync(string experimentName, string key, CancellationToken cancellation)
    {
        if (await _client.Experiments.GetByNameAsync(experimentName, cancellation).ConfigureAwait(false) is not { } experiment) return [];
        var query = new RunQuery
        {
            ExperimentIds = [experiment.Id],
            Filter = $"tags.`{RunFolder.KeyTag}` = '{key}'",
            OrderBy = ["attributes.start_time ASC"],
            PageSize = 10,
        };
        Page<Run> page = await _client.Runs.SearchAsync(query, cancellationToken: cancellation).ConfigureAwait(false);
        return [.. page.Select(Created)];
    }

    public async Task<CreatedRun?> FindActiveRunAsync(string runId, CancellationToken cancellation)
    {
        try
        {
            Run run = await _client.Runs.GetAsync(runId, cancellation).ConfigureAwait(false);
            return run.Info.LifecycleStage == LifecycleStage.Active ? Created(run) : null;
        }
        catch (MlflowException error) when (error.ErrorCode == MlflowErrorCode.ResourceDoesNotExist)
        {
            return null;
        }
    }

    public Task DeleteRunAsync(string runId, CancellationToken cancellation) => _client.Runs.DeleteAsync(runId, cancellation);

    public Task LogBatchAsync(string runId, RunBatch batch, CancellationToken cancellation) => _client.Runs.LogBatchAsync(
        runId, batch.Points, new Dictionary<string, string>(batch.Parameters), new Dictionary<string, string>(batch.Tags), cancellation);

    public Task LogInputAsync(string runId, DatasetInput input, CancellationToken cancellation) =>
        _client.Runs.LogInputsAsync(runId, [input], cancellation);

    public async Task UploadArtifactAsync(string runId, string path, Func<Stream> open, CancellationToken cancellation)
    {
        Stream content = open();
        await using (content.ConfigureAwait(false))
            await _client.Artifacts.UploadAsync(runId, path, content, cancellation).ConfigureAwait(false);
    }

    public Task UpdateRunAsync(string runId, RunEnd? status, long? endTime, CancellationToken cancellation) => _client.Runs.UpdateAsync(
        runId,
        status switch
        {
            null => RunStatus.Running,
            RunEnd.Failed => RunStatus.Failed,
            RunEnd.Killed => RunStatus.Killed,
            _ => RunStatus.Finished,
        },
        endTime is { } end ? DateTimeOffset.FromUnixTimeMilliseconds(end) : null,
        cancellationToken: cancellation);

    public BackendFault Classify(Exception error) => error switch
    {
        MlflowException { StatusCode: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden } => BackendFault.Denied,
        MlflowException { IsTransient: true } => BackendFault.Away,
        // A proxy's page, or another program on that port: the server itself has not said no.
        MlflowException { ErrorCode: MlflowErrorCode.MalformedResponse } => BackendFault.Away,
        MlflowException => BackendFault.Refused,
        MlflowConnectionException => BackendFault.Away,
        // An artifact root that this client cannot write to.
        TrackingConfigurationException => BackendFault.Refused,
        // The spool's own file is gone, which waiting does not mend; other trouble is that of an artifact root on a disk.
        FileNotFoundException or DirectoryNotFoundException => BackendFault.Other,
        IOException or UnauthorizedAccessException => BackendFault.Away,
        _ => BackendFault.Other,
    };

    private static CreatedRun Created(Run run) =>
        new() { RunId = run.Info.RunId, ExperimentId = run.Info.ExperimentId, RunName = run.Info.Name };
}
