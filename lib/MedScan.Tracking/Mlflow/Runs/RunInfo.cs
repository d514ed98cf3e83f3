namespace MedScan.Tracking;

/// <summary>What a run is called, where it belongs and how it stands.</summary>
public sealed record RunInfo
{
    /// <summary>The server's id, 32 hexadecimal digits.</summary>
    public required string RunId { get; init; }

    /// <summary>The name for people; need not be unique.</summary>
    public required string Name { get; init; }

    /// <summary>The experiment.</summary>
    public required string ExperimentId { get; init; }

    /// <summary>Who started it; may be empty.</summary>
    public required string UserId { get; init; }

    /// <summary>At work, or how it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>When it started; the start of 1970 when it was created without a time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>When it ended; <see langword="null"/> while it has not.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Where its artifacts lie, for example <c>mlflow-artifacts:/1/.../artifacts</c>.</summary>
    public required string ArtifactUri { get; init; }

    /// <summary>In use or deleted.</summary>
    public required LifecycleStage LifecycleStage { get; init; }
}
