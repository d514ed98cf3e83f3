namespace MedScan.Tracking.Spool;

/// <summary>A data set that a run read, as MLflow stores it.</summary>
internal sealed record LoggedInput(
    string Name, string Digest, string SourceType, string Source, string? Schema, string? Profile, string? Context);
