namespace MedScan.Experiments;

/// <summary>Section <c>evaluate</c>: how the result is measured.</summary>
public sealed record EvaluateConfig
{
    /// <summary>Resamples behind the 95 % intervals, 0 or 100 to 100000; 0 = no intervals. Key <c>bootstrap_samples</c>.</summary>
    public int BootstrapSamples { get; init; } = 1000;
}
