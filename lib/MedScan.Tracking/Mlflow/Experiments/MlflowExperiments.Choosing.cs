namespace MedScan.Tracking;

public sealed partial class MlflowExperiments
{
    private const string NameVariable = "MLFLOW_EXPERIMENT_NAME";
    private const string IdVariable = "MLFLOW_EXPERIMENT_ID";

    /// <summary>The experiment with a name, created if there is none; processes that do this at the same moment all get
    /// the same one.</summary>
    /// <param name="name">The name.</param>
    /// <param name="artifactLocation">Where the artifacts go if it is created.</param>
    /// <param name="tags">Its tags if it is created.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MlflowException">The experiment is deleted (<see cref="MlflowErrorCode.InvalidState"/>), or the
    /// server refuses the name.</exception>
    public async Task<MlflowExperiment> GetOrCreateAsync(
        string name, string? artifactLocation = null, IReadOnlyDictionary<string, string>? tags = null,
        CancellationToken cancellationToken = default)
    {
        var found = await GetByNameAsync(name, cancellationToken).ConfigureAwait(false);
        if (found is null)
        {
            try
            {
                var id = await CreateAsync(name, artifactLocation, tags, cancellationToken).ConfigureAwait(false);
                return await GetAsync(id, cancellationToken).ConfigureAwait(false);
            }
            catch (TrackingException exception) when (
                exception is MlflowException { ErrorCode: MlflowErrorCode.ResourceAlreadyExists } or MlflowException { IsTransient: true }
                    or MlflowConnectionException { MayHaveArrived: true })
            {
                // Somebody was faster, or this request was carried out and its answer lost: either way it may be there now.
                found = await GetByNameAsync(name, cancellationToken).ConfigureAwait(false);
                if (found is null)
                    throw;
            }
        }
        if (found.LifecycleStage is LifecycleStage.Deleted)
        {
            throw new MlflowException(MlflowErrorCode.InvalidState, $"The experiment '{name}' is deleted and its name stays taken. "
                + $"Restore it (id {found.Id}) or take another name.");
        }
        return found;
    }

    /// <summary>The experiment that <c>MLFLOW_EXPERIMENT_NAME</c> (created if there is none) or <c>MLFLOW_EXPERIMENT_ID</c>
    /// names; <see langword="null"/> when neither is set.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TrackingConfigurationException">Both are set and mean different experiments.</exception>
    public async Task<MlflowExperiment?> GetFromEnvironmentAsync(CancellationToken cancellationToken = default)
    {
        var id = _environment.Text(IdVariable);
        if (_environment.Text(NameVariable) is not { } name)
            return id is null ? null : await GetAsync(id, cancellationToken).ConfigureAwait(false);
        var experiment = await GetOrCreateAsync(name, cancellationToken: cancellationToken).ConfigureAwait(false);
        if (id is not null && id != experiment.Id)
        {
            throw new TrackingConfigurationException($"{NameVariable} is '{name}', which is experiment {experiment.Id}, "
                + $"but {IdVariable} is '{id}'. Unset one of them.");
        }
        return experiment;
    }
}
