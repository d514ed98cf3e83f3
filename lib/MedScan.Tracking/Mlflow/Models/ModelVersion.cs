namespace MedScan.Tracking;

/// <summary>A version of a registered model.</summary>
public sealed record ModelVersion
{
    /// <summary>The model's name.</summary>
    public required string Name { get; init; }

    /// <summary>The number, counted from 1 within the model and never used again.</summary>
    public required int Version { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it last changed.</summary>
    public DateTimeOffset? LastUpdateTime { get; init; }

    /// <summary>The stage, see <see cref="ModelStage"/>.</summary>
    public required string Stage { get; init; }

    /// <summary>A text for people; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>Who created it; mostly empty.</summary>
    public required string UserId { get; init; }

    /// <summary>Where its files were logged, for example <c>mlflow-artifacts:/1/.../artifacts/model</c>.</summary>
    public required string Source { get; init; }

    /// <summary>The run it came from; may be empty.</summary>
    public required string RunId { get; init; }

    /// <summary>An address of the run, where that is on another server; mostly empty.</summary>
    public required string RunLink { get; init; }

    /// <summary>Whether it can be used yet.</summary>
    public required ModelVersionStatus Status { get; init; }

    /// <summary>Why it cannot be used; mostly empty.</summary>
    public required string StatusMessage { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The aliases that point to it.</summary>
    public required IReadOnlyList<string> Aliases { get; init; }
}
