namespace MedScan.Metrics;

/// <summary>How intervals are estimated.</summary>
public sealed record BootstrapOptions
{
    /// <summary>Number of resamples: 0 (no intervals) or at least 100.</summary>
    public int Samples { get; init; } = 1000;

    /// <summary>Decides the resamples; the same seed gives the same intervals.</summary>
    public int Seed { get; init; } = 7;
}
