namespace MedScan.Sweeps.Samplers;

/// <summary>How a <see cref="NsgaIISampler"/> searches.</summary>
public sealed record NsgaIIOptions
{
    /// <summary>How many trials a generation has, at least 2.</summary>
    public int Population { get; init; } = 50;

    /// <summary>How likely a trial has two parents, from 0 to 1; otherwise it is a changed copy of one.</summary>
    public double CrossoverProbability { get; init; } = 0.9;

    /// <summary>How likely each parameter comes from the second parent, from 0 to 1.</summary>
    public double SwapProbability { get; init; } = 0.5;

    /// <summary>How likely each parameter is changed, from 0 to 1; null for one in a trial on average.</summary>
    public double? MutationProbability { get; init; }

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Population, 2);
        foreach ((string name, double probability) in new[] { (nameof(CrossoverProbability), CrossoverProbability), (nameof(SwapProbability), SwapProbability), (nameof(MutationProbability), MutationProbability ?? 0) })
        {
            if (!(probability is >= 0 and <= 1))
                throw new ArgumentOutOfRangeException(name, probability, "Expected a number from 0 to 1.");
        }
    }
}
