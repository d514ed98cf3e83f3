using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Makes versions of registered models from tracked runs.</summary>
public static class ModelRegistration
{
    /// <summary>The folder of a run in which its best weights lie.</summary>
    public const string DefaultArtifact = "checkpoint";

    /// <summary>All versions of all models with their aliases, sorted by name, the newest version first.</summary>
    /// <param name="client">The server; it stays the caller's.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="TrackingException">The server does not answer, or refuses.</exception>
    public static async Task<IReadOnlyList<ModelVersion>> ListAsync(MlflowClient client, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        // MLflow's search of versions leaves the aliases out; the models have them.
        var aliases = new Dictionary<(string Model, int Version), List<string>>();
        await foreach (RegisteredModel model in client.Models.StreamAsync(cancellationToken: cancellation).ConfigureAwait(false))
        {
            foreach ((string alias, int version) in model.Aliases)
            {
                if (!aliases.TryGetValue((model.Name, version), out List<string>? names))
                    aliases.Add((model.Name, version), names = []);
                names.Add(alias);
            }
        }

        List<ModelVersion> versions = [];
        await foreach (ModelVersion version in client.ModelVersions.StreamAsync(cancellationToken: cancellation).ConfigureAwait(false))
            versions.Add(version with { Aliases = aliases.GetValueOrDefault((version.Name, version.Version), []) });
        return [.. versions.OrderBy(version => version.Name, StringComparer.Ordinal).ThenByDescending(version => version.Version)];
    }

    /// <summary>Registers a run's weights as the next version of a model, which is created when there is none of the name.</summary>
    /// <param name="client">The server; it stays the caller's.</param>
    /// <param name="run">The run.</param>
    /// <param name="model">The model's name.</param>
    /// <param name="artifact">Folder or file of the run.</param>
    /// <param name="cancellation">Stops between requests.</param>
    /// <exception cref="MedScanException">The run has no such artifact.</exception>
    /// <exception cref="TrackingException">The server does not answer, or refuses.</exception>
    public static async Task<ModelVersion> RegisterAsync(
        MlflowClient client, Run run, string model, string artifact = DefaultArtifact, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(run);
        ArgumentException.ThrowIfNullOrEmpty(model);
        ArgumentException.ThrowIfNullOrEmpty(artifact);
        artifact = artifact.Trim('/');
        int slash = artifact.LastIndexOf('/');
        IReadOnlyList<ArtifactInfo> beside = await client.Artifacts
            .ListAsync(run.RunId, slash < 0 ? null : artifact[..slash], cancellation).ConfigureAwait(false);
        if (beside.All(entry => entry.Path != artifact))
        {
            string there = beside.Count == 0 ? "none" : string.Join(", ", beside.Select(entry => entry.Path));
            throw new MedScanException(
                $"Run {run.RunId} has no artifact '{artifact}'{Experiments.Spelling.Hint(artifact, beside.Select(entry => entry.Path))}; "
                + $"there are: {there}. A training uploads its weights when it is finished.");
        }

        try
        {
            await client.Models.CreateAsync(model, cancellationToken: cancellation).ConfigureAwait(false);
        }
        catch (MlflowException exception) when (exception.ErrorCode == MlflowErrorCode.ResourceAlreadyExists)
        {
            // one more version of it
        }

        return await client.ModelVersions.CreateAsync(
            model, $"{run.Info.ArtifactUri.TrimEnd('/')}/{artifact}", run.RunId, cancellationToken: cancellation).ConfigureAwait(false);
    }
}
