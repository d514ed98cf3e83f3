namespace MedScan.Metrics;

/// <summary>What a report is about; whatever is not known is null.</summary>
public sealed record EvaluationSubject
{
    /// <summary>Name of the data set.</summary>
    public string? DataSet { get; init; }

    /// <summary>Digest of the data set's content.</summary>
    public string? DataSetDigest { get; init; }

    /// <summary>The evaluated part: train, validation, test or all.</summary>
    public string? Split { get; init; }

    /// <summary>Digest of the evaluated images and labels alone.</summary>
    public string? SplitDigest { get; init; }

    /// <summary>Name of the experiment that trained the model.</summary>
    public string? Experiment { get; init; }

    /// <summary>The checkpoint as it was named on the command line.</summary>
    public string? Checkpoint { get; init; }
}
