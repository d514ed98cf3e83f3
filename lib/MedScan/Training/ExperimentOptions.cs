namespace MedScan.Training;

/// <summary>Where an experiment leaves its results.</summary>
public sealed record ExperimentOptions
{
    /// <summary>Folder of all runs; the run's own folder is made in it.</summary>
    public string RunsDirectory { get; init; } = "runs";
}
