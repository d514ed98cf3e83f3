namespace MedScan.Sweeps.Samplers;

/// <summary>How a <see cref="GaussianProcessSampler"/> searches.</summary>
public sealed record GaussianProcessOptions
{
    /// <summary>How many completed trials there must be before a model is made of them; those before are spread evenly. At least 2.</summary>
    public int StartupTrials { get; init; } = 10;

    /// <summary>How many points are looked at for a trial before the best of them are improved.</summary>
    public int Candidates { get; init; } = 512;

    /// <summary>Of how many trials a model is made at most; the time for a suggestion grows with the third power. At least 10.</summary>
    public int ModelTrials { get; init; } = 250;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(StartupTrials, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(Candidates, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(ModelTrials, 10);
    }
}
