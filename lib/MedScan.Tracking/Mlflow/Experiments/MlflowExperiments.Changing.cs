namespace MedScan.Tracking;

public sealed partial class MlflowExperiments
{
    /// <summary>Gives an experiment another name.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="newName">A name that no experiment has.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RenameAsync(string experimentId, string newName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(newName);
        return SendAsync("update", experimentId, new() { { "new_name", newName } }, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Deletes an experiment and its runs; they can be restored, and the name stays taken.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAsync(string experimentId, CancellationToken cancellationToken = default) =>
        SendAsync("delete", experimentId, new(), Repetition.Harmless, cancellationToken);

    /// <summary>Brings a deleted experiment and its runs back.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task RestoreAsync(string experimentId, CancellationToken cancellationToken = default) =>
        SendAsync("restore", experimentId, new(), Repetition.Harmless, cancellationToken);

    /// <summary>Sets a tag, or gives it another value.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="key">Up to 250 characters.</param>
    /// <param name="value">Up to 5000 characters.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetTagAsync(string experimentId, string key, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return SendAsync(
            "set-experiment-tag", experimentId, new() { { "key", key }, { "value", value } }, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Takes a tag away.</summary>
    /// <param name="experimentId">The experiment.</param>
    /// <param name="key">The tag.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteTagAsync(string experimentId, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return SendAsync("delete-experiment-tag", experimentId, new() { { "key", key } }, Repetition.GoneMeansDone, cancellationToken);
    }

    private Task SendAsync(string operation, string experimentId, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(experimentId);
        body.Add("experiment_id", experimentId);
        return _transport.SendAsync(HttpMethod.Post, "experiments/" + operation, body, repetition, cancellation);
    }
}
