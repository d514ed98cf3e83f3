namespace MedScan.Tracking;

/// <summary>An experiment: a named group of runs.</summary>
public sealed record MlflowExperiment
{
    /// <summary>The server's id, a number as text; <c>0</c> is the experiment "Default".</summary>
    public required string Id { get; init; }

    /// <summary>The name, unique on the server, deleted experiments included.</summary>
    public required string Name { get; init; }

    /// <summary>Where the artifacts of its runs lie, for example <c>mlflow-artifacts:/1</c>.</summary>
    public required string ArtifactLocation { get; init; }

    /// <summary>In use or deleted.</summary>
    public required LifecycleStage LifecycleStage { get; init; }

    /// <summary>When it was created, if the server says so.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When its name or stage last changed, if the server says so.</summary>
    public DateTimeOffset? LastUpdateTime { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }
}
