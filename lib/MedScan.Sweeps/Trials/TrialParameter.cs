using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Trials;

/// <summary>What a trial uses for a parameter.</summary>
/// <param name="Distribution">What it could have been.</param>
/// <param name="Stored">The value's stored form, see <see cref="Spaces.Distribution"/>.</param>
public sealed record TrialParameter(Distribution Distribution, double Stored)
{
    /// <summary>The value: a <see cref="double"/>, a <see cref="long"/>, or the choice.</summary>
    public object? Value => Distribution.ToValue(Stored);

    /// <summary>Whether the value says something of a distribution: of a range that was another one before, what lies within does.</summary>
    /// <param name="distribution">The distribution.</param>
    internal bool IsWithin(Distribution distribution) =>
        ReferenceEquals(Distribution, distribution)
        || distribution.IsCompatibleWith(Distribution)
            && (distribution is not NumericDistribution numeric || Stored >= numeric.Minimum && Stored <= numeric.Maximum);
}
