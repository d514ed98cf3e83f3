using MedScan.Tracking.Runs;

namespace MedScan.Tracking;

/// <summary>Runs with the verbs that users of W&amp;B know; everything lands in MLflow.</summary>
/// <remarks><list type="table">
/// <listheader><term>W&amp;B</term><description>MLflow</description></listheader>
/// <item><term>project</term><description>experiment (<c>WANDB_PROJECT</c>, else <c>uncategorized</c> as in W&amp;B)</description></item>
/// <item><term>name, notes</term><description>run name, description (<c>WANDB_NAME</c>, <c>WANDB_NOTES</c>)</description></item>
/// <item><term>group, job type, tags</term><description>tags <c>wandb.group</c>, <c>wandb.job_type</c>, <c>wandb.tags</c> (comma-separated;
/// <c>WANDB_RUN_GROUP</c>, <c>WANDB_JOB_TYPE</c>, <c>WANDB_TAGS</c>)</description></item>
/// <item><term>config</term><description>parameters; a value that changes later becomes the tag <c>config.(key)</c>, because parameters
/// cannot change</description></item>
/// <item><term>log</term><description>numbers: metrics; images: steps of MLflow's image grid; tables: MLflow tables; other values:
/// a tag with the last one</description></item>
/// <item><term>summary</term><description>numbers: a metric, named <c>summary.(key)</c> where the key has a curve of its own;
/// other values: tags</description></item>
/// <item><term>artifacts</term><description>artifacts</description></item>
/// </list>
/// Names are mended where MLflow is stricter: characters other than letters, digits, <c>_ - . : /</c> and spaces become '_'.</remarks>
public static class Wandb
{
    private const string DefaultProject = "uncategorized";

    /// <summary>Starts a run. What is <see langword="null"/> is taken from W&amp;B's environment variables.</summary>
    /// <param name="project">The experiment.</param>
    /// <param name="name">Name of the run.</param>
    /// <param name="config">An anonymous object, record or dictionary; nested ones are flattened with '.'.</param>
    /// <param name="tags">Words to find the run by.</param>
    /// <param name="group">Name shared by runs that belong together.</param>
    /// <param name="jobType">For example <c>train</c> or <c>evaluate</c>.</param>
    /// <param name="notes">A description.</param>
    /// <param name="mode">Where the run goes; <see langword="null"/> takes <c>WANDB_MODE</c>, else online.</param>
    /// <param name="tracking">Server, spool and whatever else W&amp;B has no word for.</param>
    /// <param name="cancellation">Cancels the start.</param>
    /// <exception cref="ArgumentException"><c>WANDB_MODE</c> or the configuration cannot be used.</exception>
    /// <exception cref="MlflowException">The server refuses the run.</exception>
    /// <exception cref="TrackingConfigurationException">No server is set, or its address cannot be used.</exception>
    /// <exception cref="IOException">The spool cannot be written.</exception>
    public static async Task<WandbRun> InitAsync(
        string? project = null, string? name = null, object? config = null, IEnumerable<string>? tags = null, string? group = null,
        string? jobType = null, string? notes = null, WandbMode? mode = null, TrackedRunOptions? tracking = null,
        CancellationToken cancellation = default)
    {
        mode ??= WandbSettings.Mode ?? WandbMode.Online;
        tracking ??= new TrackedRunOptions();
        TrackedRun? run = mode == WandbMode.Disabled
            ? null
            : await TrackedRun.StartAsync(
                tracking with
                {
                    ExperimentName = project ?? WandbSettings.Project ?? tracking.ExperimentName ?? DefaultProject,
                    RunName = name ?? WandbSettings.Name ?? tracking.RunName,
                    Note = notes ?? WandbSettings.Notes ?? tracking.Note,
                    Tags = Tags(tracking, tags ?? WandbSettings.Tags, group ?? WandbSettings.Group, jobType ?? WandbSettings.JobType),
                    IsOffline = tracking.IsOffline || mode == WandbMode.Offline,
                },
                cancellation).ConfigureAwait(false);
        var started = new WandbRun(run, tracking.OnWarning);
        if (config is not null) started.Config.Update(config);
        return started;
    }

    private static Dictionary<string, string> Tags(TrackedRunOptions tracking, IEnumerable<string> tags, string? group, string? jobType)
    {
        var all = new Dictionary<string, string>(tracking.Tags, StringComparer.Ordinal);
        string joined = string.Join(',', tags);
        if (joined.Length > 0) all["wandb.tags"] = joined;
        if (group is not null) all["wandb.group"] = group;
        if (jobType is not null) all["wandb.job_type"] = jobType;
        return all;
    }
}
