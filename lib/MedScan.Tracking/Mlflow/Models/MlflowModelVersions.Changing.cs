using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

public sealed partial class MlflowModelVersions
{
    /// <summary>Gives a version another description.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="description">The text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ModelVersion> UpdateAsync(string name, int version, string description, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(description);
        var body = Of(name, version);
        body.Add("description", description);
        return ChangeAsync(HttpMethod.Patch, "update", body, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Moves a version to a stage. MLflow has replaced stages by aliases (<see cref="MlflowModels.SetAliasAsync"/>).</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="stage">The stage, see <see cref="ModelStage"/>.</param>
    /// <param name="archiveExisting">Whether the versions that are in that stage move to <see cref="ModelStage.Archived"/>.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<ModelVersion> TransitionStageAsync(
        string name, int version, string stage, bool archiveExisting = false, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(stage);
        var body = Of(name, version);
        body.Add("stage", stage);
        body.Add("archive_existing_versions", archiveExisting);
        return ChangeAsync(HttpMethod.Post, "transition-stage", body, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Deletes a version, for good; its number is not used again, and artifacts stay.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAsync(string name, int version, CancellationToken cancellationToken = default) => _transport.SendAsync(
        HttpMethod.Delete, "model-versions/delete", Of(name, version), Repetition.GoneMeansDone, cancellationToken);

    /// <summary>Sets a tag, or gives it another value.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetTagAsync(string name, int version, string key, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        var body = Of(name, version);
        body.Add("key", key);
        body.Add("value", value);
        return _transport.SendAsync(HttpMethod.Post, "model-versions/set-tag", body, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Takes a tag away.</summary>
    /// <param name="name">The model.</param>
    /// <param name="version">The number.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteTagAsync(string name, int version, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        var body = Of(name, version);
        body.Add("key", key);
        return _transport.SendAsync(HttpMethod.Delete, "model-versions/delete-tag", body, Repetition.GoneMeansDone, cancellationToken);
    }

    private static JsonBody Of(string name, int version)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        // The protocol has numbers of versions as text.
        return new() { { "name", name }, { "version", version.ToString(null, null) } };
    }

    private async Task<ModelVersion> ChangeAsync(
        HttpMethod method, string operation, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        var answer = await _transport.SendAsync(
            method, "model-versions/" + operation, body, MlflowJson.Default.ModelVersionAnswer, repetition, cancellation)
            .ConfigureAwait(false);
        return Answered.With(answer.ModelVersion, "model_version").ToModelVersion();
    }
}
