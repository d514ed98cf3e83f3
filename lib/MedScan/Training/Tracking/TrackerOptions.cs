using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Where and how experiments are tracked.</summary>
public sealed record TrackerOptions
{
    /// <summary>Where runs are tracked; not <see cref="TrackingPlace.None"/>.</summary>
    public required TrackingPlace Place { get; init; }

    /// <summary>Gives the address of the server at the place, and starts one where the place is a store. Called once, when there is
    /// something to track. What it throws is told, and the run waits in the spool.</summary>
    public required Func<CancellationToken, Task<Uri>> Connect { get; init; }

    /// <summary>MLflow's experiment; null takes <c>MLFLOW_EXPERIMENT_NAME</c>, else the name of the data set, so that runs on the
    /// same images stand side by side.</summary>
    public string? ExperimentName { get; init; }

    /// <summary>A run that exists and is to be written into, as the run of a sweep's trial; null for a new one. A run that is resumed
    /// keeps the one it has.</summary>
    public string? RunId { get; init; }

    /// <summary>How often the machine is looked at.</summary>
    public TimeSpan SystemInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the end of a run waits for a server that does not answer.</summary>
    public TimeSpan FinishPatience { get; init; } = new TrackedRunOptions().FinishPatience;

    /// <summary>The clock.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;
}
