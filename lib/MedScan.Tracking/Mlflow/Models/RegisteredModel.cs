namespace MedScan.Tracking;

/// <summary>A model of the registry: a name with numbered versions.</summary>
public sealed record RegisteredModel
{
    /// <summary>The name, unique on the server.</summary>
    public required string Name { get; init; }

    /// <summary>A text for people; may be empty.</summary>
    public required string Description { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreationTime { get; init; }

    /// <summary>When it or one of its versions last changed.</summary>
    public DateTimeOffset? LastUpdateTime { get; init; }

    /// <summary>Its tags.</summary>
    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    /// <summary>The newest version in each stage.</summary>
    public required IReadOnlyList<ModelVersion> LatestVersions { get; init; }

    /// <summary>Its aliases, each with the version it points to.</summary>
    public required IReadOnlyDictionary<string, int> Aliases { get; init; }
}
