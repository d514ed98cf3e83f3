namespace MedScan.Datasets;

/// <summary>Which share of the samples that are divided goes where; the rest is for training.</summary>
public sealed record SplitFractions
{
    /// <summary>Share for validation, 0 to below 1; 0 carves none.</summary>
    public double Validation { get; init; } = 0.15;

    /// <summary>Share for testing, 0 to below 1; 0 carves none.</summary>
    public double Test { get; init; } = 0.15;
}
