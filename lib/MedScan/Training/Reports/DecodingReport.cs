namespace MedScan.Training.Reports;

/// <summary>An image was decoded for the cache; happens only in the first run over a data set at a size.</summary>
public sealed record DecodingReport : TrainingReport
{
    /// <summary>Images decoded so far, unreadable ones included.</summary>
    public required int Done { get; init; }

    /// <summary>Images of the data set.</summary>
    public required int Total { get; init; }

    /// <summary>Images that could not be decoded so far.</summary>
    public required int Faulty { get; init; }
}
