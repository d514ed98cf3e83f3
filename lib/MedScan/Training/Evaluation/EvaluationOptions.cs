using MedScan.Datasets;
using MedScan.Experiments;

namespace MedScan.Training.Evaluation;

/// <summary>How a checkpoint is measured.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The part to measure on. Null chooses: of the images it was trained on the part that was held out for testing,
    /// of other images their test split, or all where they have none.</summary>
    public DataSplit? Split { get; init; }

    /// <summary>CSV file with columns path and group, as <see cref="DataConfig.Groups"/>: which images count as the same when those are told
    /// apart that the network has seen. Null = the data set's own groups and those of the training. It does not change the split.</summary>
    public string? Groups { get; init; }

    /// <summary>Images per step, at least 1; results do not depend on it.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Number format of convolutions.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Threads of the engine; 0 = one per physical core.</summary>
    public int Threads { get; init; }

    /// <summary>Resamples behind the 95 % intervals: 0 (none) or at least 100.</summary>
    public int BootstrapSamples { get; init; } = 1000;

    /// <summary>Folder for decoded images.</summary>
    public string Cache { get; init; } = "data/processed";

    /// <summary>What an unreadable image does.</summary>
    public OnBadImage OnBadImage { get; init; } = OnBadImage.Fail;

    /// <summary>Threads that decode; 0 = chosen from the processor.</summary>
    public int Workers { get; init; }
}
