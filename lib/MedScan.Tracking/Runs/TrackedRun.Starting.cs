using MedScan.Tracking.Runs;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

public sealed partial class TrackedRun
{
    private const string ExperimentVariable = "MLFLOW_EXPERIMENT_NAME";
    private const string RunNameVariable = "MLFLOW_RUN_NAME";

    private static async Task<TrackedRun> StartAsync(TrackedRunOptions options, TrackedRun? parent, CancellationToken cancellation)
    {
        foreach (string name in options.Tags.Keys)
            if (RunNames.Fault(name) is { } fault) throw new ArgumentException($"Expected tag names as MLflow takes them, got '{name}': {fault}", nameof(options));
        RunStart start = await DescribeAsync(options, parent, cancellation).ConfigureAwait(false);
        RunFolder folder = OpenFolder(options, start);
        TrackedRun run;
        try
        {
            folder.WriteStart(start);
            run = new TrackedRun(options, folder, start, parent);
        }
        catch
        {
            folder.Delete();
            throw;
        }

        LiveRuns.Add(run);
        if (run._sender is { } sender) await run.WaitForStartAsync(sender, cancellation).ConfigureAwait(false);
        return run;
    }

    // The server's refusal is the caller's to handle, before anything was logged; its absence is not.
    private async Task WaitForStartAsync(LiveSender sender, CancellationToken cancellation)
    {
        try
        {
            await Task.WhenAny(sender.Created, sender.FirstFailure.Task, Task.Delay(_options.StartPatience, cancellation)).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
            if (sender.Created.IsFaulted) await sender.Created.ConfigureAwait(false);
        }
        catch
        {
            if (sender.Created.IsFaulted) _folder.Delete();
            await AbandonAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Lets go of the run as a process does that dies: what is in the spool stays for a sync.</summary>
    internal async Task AbandonAsync()
    {
        _isFinished = true;
        LiveRuns.Remove(this);
        if (_sender is not null) await _sender.StopAsync().ConfigureAwait(false);
        _recorder.Dispose();
        _folder.Dispose();
        _sender?.Dispose();
        _ownClient?.Dispose();
    }

    private static async Task<RunStart> DescribeAsync(TrackedRunOptions options, TrackedRun? parent, CancellationToken cancellation)
    {
        long now = options.TimeProvider.GetUtcNow().ToUnixTimeMilliseconds();
        Dictionary<string, string> tags = new(
            await SourceTags.ReadAsync(options.SourceName, options.SourceType, cancellation).ConfigureAwait(false), StringComparer.Ordinal);
        if (options.Note is not null) tags[SourceTags.Note] = options.Note;
        foreach ((string name, string value) in options.Tags) tags[name] = LongText.Cut(value, LongText.MostTag);
        string? runName = options.RunName ?? Variable(RunNameVariable);
        if (runName is not null) tags[SourceTags.RunName] = runName;
        return new RunStart
        {
            Key = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(now)).ToString("n"),
            ExperimentName = options.ExperimentName ?? Variable(ExperimentVariable) ?? "Default",
            RunName = runName,
            User = SourceTags.User,
            StartTime = now,
            Tags = tags,
            ParentRunId = options.ParentRunId ?? parent?.RunId,
            ParentKey = parent?.Key,
            ParentExperimentName = parent?.ExperimentName,
            ExistingRunId = options.RunId,
            TrackingUri = options.Backend?.Address ?? options.Client?.TrackingUri.ToString() ?? options.TrackingUri?.ToString() ?? Variable("MLFLOW_TRACKING_URI"),
        };
    }

    private static RunFolder OpenFolder(TrackedRunOptions options, RunStart start)
    {
        string spool = Path.GetFullPath(options.SpoolFolder ?? RunSpool.DefaultFolder);
        try
        {
            return RunFolder.Create(spool, start.Key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The spool '{spool}' cannot be written ({error.Message}). Set {RunSpool.FolderVariable} or {nameof(TrackedRunOptions.SpoolFolder)} to a folder that can.", error);
        }
    }

    private static MlflowClient NewClient(TrackedRunOptions options) =>
        new(new MlflowClientOptions { TrackingUri = options.TrackingUri, TimeProvider = options.TimeProvider });

    private static async Task<string?> FindParentAsync(TrackedRunOptions options, TrackedRun? parent, CancellationToken cancellation)
    {
        if (options.ParentRunId is not null || parent?._sender is not { } sender) return options.ParentRunId;
        try
        {
            return (await sender.Created.WaitAsync(cancellation).ConfigureAwait(false)).RunId;
        }
        // Whatever kept the parent from the server, the child is worth having without it.
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
