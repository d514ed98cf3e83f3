namespace MedScan.Sweeps.Samplers;

/// <summary>How a <see cref="CmaEsSampler"/> searches.</summary>
public sealed record CmaEsOptions
{
    /// <summary>How many trials make a generation, at least 4; null for 4 + 3 ln of the number of parameters.</summary>
    public int? Population { get; init; }

    /// <summary>The standard deviation to begin with, in parts of a parameter's range; above 0, at most 1.</summary>
    public double InitialDeviation { get; init; } = 0.25;

    /// <summary>How many times larger the generations are after a search has come to rest and begins elsewhere; at least 1.</summary>
    public int RestartGrowth { get; init; } = 2;

    internal void Check()
    {
        if (Population is < 4)
            throw new ArgumentOutOfRangeException(nameof(Population), Population, "Expected a generation of at least 4 trials.");
        if (!(InitialDeviation is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(InitialDeviation), InitialDeviation, "Expected a number above 0 and at most 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(RestartGrowth, 1);
    }
}
