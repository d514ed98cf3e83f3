namespace MedScan.Tracking.Runs;

/// <summary>The tags with which MLflow's own clients say where a run comes from.</summary>
internal static class SourceTags
{
    public const string RunName = "mlflow.runName";
    public const string Note = "mlflow.note.content";
    public const string ParentRunId = "mlflow.parentRunId";
    public const string LoggedImages = "mlflow.loggedImages";
    public const string LoggedArtifacts = "mlflow.loggedArtifacts";
    public const string DataContext = "mlflow.data.context";

    private const string UserVariable = "LOGNAME";

    public static string User => Environment.UserName is { Length: > 0 } name ? name : Environment.GetEnvironmentVariable(UserVariable) ?? "unknown";

    /// <remarks><c>sourceName</c>: The user's own word for the source; else the running program.
    /// <c>sourceType</c>: LOCAL, NOTEBOOK or JOB; else JOB within a Slurm job and LOCAL otherwise.</remarks>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAsync(string? sourceName, string? sourceType, CancellationToken cancellation)
    {
        string? job = Environment.GetEnvironmentVariable("SLURM_JOB_ID");
        var tags = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["mlflow.user"] = User,
            ["mlflow.source.name"] = sourceName ?? Program(),
            ["mlflow.source.type"] = sourceType ?? (job is { Length: > 0 } ? "JOB" : "LOCAL"),
        };
        if (await GitState.ReadAsync(Environment.CurrentDirectory, cancellation).ConfigureAwait(false) is not { } git) return tags;
        tags["mlflow.source.git.commit"] = git.Commit;
        if (git.Branch is not null) tags["mlflow.source.git.branch"] = git.Branch;
        if (await GitState.RemoteUrlAsync(Environment.CurrentDirectory, cancellation).ConfigureAwait(false) is { } url) tags["mlflow.source.git.repoURL"] = url;
        tags["mlflow.source.git.dirty"] = git.IsDirty ? "true" : "false";
        return tags;
    }

    private static string Program() =>
        Environment.GetCommandLineArgs() is [{ Length: > 0 } program, ..] ? program : Environment.ProcessPath ?? "unknown";
}
