namespace MedScan.Training.Reports;

/// <summary>The run has a folder; training begins.</summary>
public sealed record RunReport : TrainingReport
{
    /// <summary>The run's folder; what it takes to resume.</summary>
    public required string Folder { get; init; }
}
