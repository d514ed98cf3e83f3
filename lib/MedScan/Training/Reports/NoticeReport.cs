namespace MedScan.Training.Reports;

/// <summary>Something a person should know, that is no error.</summary>
public sealed record NoticeReport : TrainingReport
{
    /// <summary>One sentence.</summary>
    public required string Message { get; init; }
}
