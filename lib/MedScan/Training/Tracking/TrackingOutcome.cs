namespace MedScan.Training.Tracking;

/// <summary>What became of the tracking of a run.</summary>
public sealed record TrackingOutcome
{
    /// <summary>The place, without a password.</summary>
    public required string Place { get; init; }

    /// <summary>MLflow's experiment.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>The run's id; null where the server has not created it yet.</summary>
    public string? RunId { get; init; }

    /// <summary>The spool in which records still wait; null = everything is at the place.</summary>
    public string? WaitsIn { get; init; }

    /// <summary>What went wrong, a sentence each; the experiment went on.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];
}
