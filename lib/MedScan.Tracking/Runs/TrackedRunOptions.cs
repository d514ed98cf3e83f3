using MedScan.Tracking.Spool;

namespace MedScan.Tracking;

/// <summary>What a run is called, where it goes, and where it waits meanwhile.</summary>
public sealed record TrackedRunOptions
{
    /// <summary>Experiment of the run, created if there is none of this name; <see langword="null"/> takes
    /// <c>MLFLOW_EXPERIMENT_NAME</c>, else <c>Default</c>.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Name of the run; <see langword="null"/> takes <c>MLFLOW_RUN_NAME</c>, else leaves it to the server, which
    /// makes one up like <c>gregarious-lynx-848</c>.</summary>
    public string? RunName { get; init; }

    /// <summary>Tags besides the standard ones, which they replace where the name is the same.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>A description in Markdown (tag <c>mlflow.note.content</c>).</summary>
    public string? Note { get; init; }

    /// <summary>The run above this one; <see cref="TrackedRun.StartNestedAsync"/> sets it.</summary>
    public string? ParentRunId { get; init; }

    /// <summary>A run that exists already and is to be continued; nothing is created then, and name and tags are left alone.</summary>
    public string? RunId { get; init; }

    /// <summary>The server. It stays the caller's, and has to live until the run is sent.</summary>
    public MlflowClient? Client { get; init; }

    /// <summary>Address of the server, if <see cref="Client"/> is not set; <see langword="null"/> takes <c>MLFLOW_TRACKING_URI</c>.</summary>
    public Uri? TrackingUri { get; init; }

    /// <summary>Where everything waits until the server has answered for it; <see langword="null"/> takes
    /// <see cref="RunSpool.DefaultFolder"/>.</summary>
    public string? SpoolFolder { get; init; }

    /// <summary>Only write to the spool; <see cref="RunSpool.SyncAsync"/> sends it.</summary>
    public bool IsOffline { get; init; }

    /// <summary>What the run comes from, for example a script or notebook; <see langword="null"/> takes the running program.</summary>
    public string? SourceName { get; init; }

    /// <summary><c>LOCAL</c>, <c>NOTEBOOK</c> or <c>JOB</c>; <see langword="null"/> is JOB within a Slurm job, LOCAL elsewhere.</summary>
    public string? SourceType { get; init; }

    /// <summary>How long <see cref="TrackedRun.StartAsync(TrackedRunOptions?, CancellationToken)"/> waits for the server before it goes on with the spool alone.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long finishing waits for a server that does not answer. While it answers, finishing waits until
    /// everything is sent. What is left is sent while the process lives, and by <see cref="RunSpool.SyncAsync"/> afterwards.</summary>
    public TimeSpan FinishPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Told what a user should know, from any thread; <see langword="null"/> writes it to standard error.</summary>
    public Action<RunWarning>? OnWarning { get; init; }

    /// <summary>The clock of the points and the waiting.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Bytes after which a journal goes on in a new file, so that the part that was sent can be deleted.</summary>
    internal long SegmentLength { get; init; } = 8L << 20;

    internal IRunBackend? Backend { get; init; }

    internal BackOff? BackOff { get; init; }
}
