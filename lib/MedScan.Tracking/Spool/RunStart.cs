namespace MedScan.Tracking.Spool;

/// <summary>What is needed to create a run on the server, now or later; <c>start.json</c> of its spool folder.</summary>
internal sealed record RunStart
{
    /// <summary>Name of the folder and value of the tag <see cref="RunFolder.KeyTag"/>.</summary>
    public required string Key { get; init; }

    public required string ExperimentName { get; init; }

    public string? RunName { get; init; }

    public required string User { get; init; }

    /// <summary>Milliseconds since 1970, UTC.</summary>
    public required long StartTime { get; init; }

    public required IReadOnlyDictionary<string, string> Tags { get; init; }

    public string? ParentRunId { get; init; }

    /// <summary>Key and experiment of a parent that may itself not be created yet.</summary>
    public string? ParentKey { get; init; }

    public string? ParentExperimentName { get; init; }

    /// <summary>A run that exists already and is continued; nothing is created then.</summary>
    public string? ExistingRunId { get; init; }

    /// <summary>For people: which server the run was meant for.</summary>
    public string? TrackingUri { get; init; }
}
