using MedScan.Experiments;
using MedScan.Screening;

namespace MedScan.Training.Prediction;

/// <summary>How a checkpoint is run over image files.</summary>
public sealed record PredictorOptions
{
    /// <summary>Images per step, at least 1.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>Number format of convolutions.</summary>
    public Precision Precision { get; init; } = Precision.Auto;

    /// <summary>Threads of the engine; 0 = one per physical core.</summary>
    public int Threads { get; init; }

    /// <summary>What images must look like to be classified; null = every image is.</summary>
    public InputProfile? Profile { get; init; }
}
