namespace MedScan.Training;

/// <summary>What is subtracted from and divides each channel, so that the training images have mean 0 and deviation 1.</summary>
public sealed record Normalization
{
    /// <summary>Mean of each channel over the training split, in [0, 1].</summary>
    public required IReadOnlyList<double> Mean { get; init; }

    /// <summary>Standard deviation of each channel, above 0, on the same scale.</summary>
    public required IReadOnlyList<double> Std { get; init; }
}
