using MedScan.Training.Tracking;

namespace MedScan.Tuning;

/// <summary>Where and how a sweep is tracked.</summary>
public sealed record SweepTrackingOptions
{
    /// <summary>Where, and how to reach the server.</summary>
    public required TrackerOptions Tracker { get; init; }

    /// <summary>What the trials' values are called in MLflow, such as <c>validation_accuracy</c>.</summary>
    public string Metric { get; init; } = "objective";

    /// <summary>MLflow's experiment; null takes that of <see cref="Tracker"/>, else the study's name.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>Parameters of the sweep itself, such as its sampler.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();
}
