using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

public sealed partial class MlflowRuns
{
    /// <summary>Logs one point of a metric; for many at once there is <see cref="LogBatchAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="metric">The point. The same point twice is stored once.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task LogMetricAsync(string runId, Metric metric, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(metric.Key, nameof(metric));
        var body = new JsonBody { { "key", metric.Key }, { "timestamp", metric.Timestamp }, { "step", metric.Step } };
        body.AddDouble("value", metric.Value);
        return SendAsync("log-metric", runId, body, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Logs one value of a metric, measured now.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The metric's name.</param>
    /// <param name="value">The value.</param>
    /// <param name="step">The step it belongs to.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task LogMetricAsync(string runId, string key, double value, long step = 0, CancellationToken cancellationToken = default) =>
        LogMetricAsync(runId, new(key, value, _transport.Time.GetUtcNow().ToUnixTimeMilliseconds(), step), cancellationToken);

    /// <summary>Logs a parameter. The server refuses another value for one that was logged before.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The parameter's name.</param>
    /// <param name="value">Its value; the server cuts it to 6000 characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task LogParameterAsync(string runId, string key, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return SendAsync("log-parameter", runId, new() { { "key", key }, { "value", value } }, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Sets a tag, or gives it another value. <c>mlflow.runName</c> renames the run.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="value">Its value; the server cuts it to 8000 characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetTagAsync(string runId, string key, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return SendAsync("set-tag", runId, new() { { "key", key }, { "value", value } }, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Takes a tag away; the server refuses when it is not there.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteTagAsync(string runId, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return SendAsync("delete-tag", runId, new() { { "key", key } }, Repetition.GoneMeansDone, cancellationToken);
    }

    /// <summary>Logs metrics, parameters and tags together, in as few requests as <see cref="MlflowLimits"/> allow.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="metrics">Points of any metrics, in any order.</param>
    /// <param name="parameters">Parameters.</param>
    /// <param name="tags">Tags.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <remarks>Each request is stored whole or not at all, one after the other: after an exception the requests before it
    /// are stored. What fits into one request is sent in one. Logging the same again changes nothing.</remarks>
    public async Task LogBatchAsync(
        string runId, IReadOnlyList<Metric>? metrics = null, IReadOnlyDictionary<string, string>? parameters = null,
        IReadOnlyDictionary<string, string>? tags = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(runId);
        var none = KeyValueListConverter.Empty;
        foreach (var body in LogBatchSplit.Bodies(runId, metrics ?? [], parameters ?? none, tags ?? none))
        {
            await _transport.SendAsync(HttpMethod.Post, "runs/log-batch", body, Repetition.Harmless, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Says which data sets went into a run. The same data set twice is stored once.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="datasets">The data sets.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task LogInputsAsync(string runId, IReadOnlyList<DatasetInput> datasets, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(datasets);
        return SendAsync("log-inputs", runId, new() { { "datasets", datasets } }, Repetition.Harmless, cancellationToken);
    }
}
