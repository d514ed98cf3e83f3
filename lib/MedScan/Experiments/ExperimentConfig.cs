namespace MedScan.Experiments;

/// <summary>Everything that decides how a run comes out: the content of one experiment file after <c>extends:</c> and overrides.</summary>
/// <remarks>Read by <see cref="ExperimentLoader"/>, written by <see cref="ExperimentWriter"/>. A configuration that was built in code
/// is checked with <see cref="ExperimentValidator"/>.</remarks>
public sealed record ExperimentConfig
{
    /// <summary>Names the run's folder; letters, digits, '.', '_' and '-', 1 to 100 characters, the first a letter or a digit.
    /// Key <c>name</c>; a file without it is named after itself.</summary>
    public required string Name { get; init; }

    /// <summary>Decides splits, initial weights, order and augmentation; 0 or more. Key <c>seed</c>.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>The images and what is done to them before the network sees them. Key <c>data</c>.</summary>
    public required DataConfig Data { get; init; }

    /// <summary>Random changes to training images. Key <c>augment</c>.</summary>
    public AugmentConfig Augment { get; init; } = new();

    /// <summary>The network. Key <c>model</c>.</summary>
    public ModelConfig Model { get; init; } = new();

    /// <summary>How the network is fitted. Key <c>train</c>.</summary>
    public TrainConfig Train { get; init; } = new();

    /// <summary>How the result is measured. Key <c>evaluate</c>.</summary>
    public EvaluateConfig Evaluate { get; init; } = new();
}
