using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

public sealed partial class MlflowModels
{
    /// <summary>Gives a model another name; versions, aliases and tags come along.</summary>
    /// <param name="name">The model.</param>
    /// <param name="newName">A name that no model has.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<RegisteredModel> RenameAsync(string name, string newName, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(newName);
        return ChangeAsync(
            HttpMethod.Post, "rename", new() { { "name", name }, { "new_name", newName } }, Repetition.OnlyIfNotReceived,
            cancellationToken);
    }

    /// <summary>Gives a model another description.</summary>
    /// <param name="name">The model.</param>
    /// <param name="description">The text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task<RegisteredModel> UpdateAsync(string name, string description, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(description);
        return ChangeAsync(
            HttpMethod.Patch, "update", new() { { "name", name }, { "description", description } }, Repetition.Harmless,
            cancellationToken);
    }

    /// <summary>Deletes a model with all its versions, for good; artifacts stay.</summary>
    /// <param name="name">The model.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAsync(string name, CancellationToken cancellationToken = default) =>
        SendAsync(HttpMethod.Delete, "delete", name, new(), Repetition.GoneMeansDone, cancellationToken);

    /// <summary>Sets a tag, or gives it another value.</summary>
    /// <param name="name">The model.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetTagAsync(string name, string key, string value, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(value);
        return SendAsync(
            HttpMethod.Post, "set-tag", name, new() { { "key", key }, { "value", value } }, Repetition.Harmless, cancellationToken);
    }

    /// <summary>Takes a tag away.</summary>
    /// <param name="name">The model.</param>
    /// <param name="key">The tag's name.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteTagAsync(string name, string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return SendAsync(HttpMethod.Delete, "delete-tag", name, new() { { "key", key } }, Repetition.GoneMeansDone, cancellationToken);
    }

    /// <summary>Lets an alias point to a version, wherever it pointed before.</summary>
    /// <param name="name">The model.</param>
    /// <param name="alias">The alias, for example <c>champion</c>; not <c>latest</c> and not <c>v</c> with a number.</param>
    /// <param name="version">The version.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task SetAliasAsync(string name, string alias, int version, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        return SendAsync(
            HttpMethod.Post, "alias", name, new() { { "alias", alias }, { "version", version.ToString(null, null) } },
            Repetition.Harmless, cancellationToken);
    }

    /// <summary>Takes an alias away.</summary>
    /// <param name="name">The model.</param>
    /// <param name="alias">The alias.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAliasAsync(string name, string alias, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(alias);
        return SendAsync(HttpMethod.Delete, "alias", name, new() { { "alias", alias } }, Repetition.GoneMeansDone, cancellationToken);
    }

    private async Task<RegisteredModel> ChangeAsync(
        HttpMethod method, string operation, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        var answer = await _transport.SendAsync(
            method, "registered-models/" + operation, body, MlflowJson.Default.RegisteredModelAnswer, repetition, cancellation)
            .ConfigureAwait(false);
        return Answered.With(answer.RegisteredModel, "registered_model").ToRegisteredModel();
    }

    private Task SendAsync(
        HttpMethod method, string operation, string name, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        body.Add("name", name);
        return _transport.SendAsync(method, "registered-models/" + operation, body, repetition, cancellation);
    }
}
