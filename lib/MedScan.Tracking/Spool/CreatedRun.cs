namespace MedScan.Tracking.Spool;

/// <summary>A run as the server knows it; <c>run.json</c> of its spool folder, written as soon as the server answered.</summary>
internal sealed record CreatedRun
{
    public required string RunId { get; init; }

    public required string ExperimentId { get; init; }

    public required string RunName { get; init; }
}
