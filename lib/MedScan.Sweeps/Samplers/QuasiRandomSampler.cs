using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Spreads trials over the space more evenly than chance does: trial n takes point n of a scrambled Sobol sequence.</summary>
/// <remarks>I. M. Sobol: On the distribution of points in a cube and the approximate evaluation of integrals, 1967, with the direction
/// numbers of S. Joe, F. Y. Kuo (2008) and the scrambling of A. B. Owen (1995).
/// <para>Each parameter is a dimension, in the order of the declared space, else in the order in which the trials first asked for them. A
/// parameter that no earlier trial asked for has no dimension yet and is drawn by chance this once, as are those beyond dimension
/// 128.</para></remarks>
/// <param name="seed">What the scrambling follows from; null for another one each time.</param>
public sealed class QuasiRandomSampler(int? seed = null) : Sampler(seed)
{
    /// <inheritdoc/>
    public override bool TakesSeveralObjectives => true;

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(distribution);
        return Draw(context, Seed, name, distribution);
    }

    /// <summary>Draws from a distribution.</summary>
    /// <param name="context">What is known.</param>
    /// <param name="seed">What the scrambling follows from.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="distribution">What it may be.</param>
    /// <returns>A stored value.</returns>
    internal static double Draw(SamplerContext context, int seed, string name, Distribution distribution)
    {
        // Before it is scrambled, point 0 is the same in all dimensions.
        int dimension = context.Number == 0 ? 0 : DimensionOf(name, context);
        return dimension >= 0 && dimension < SobolSequence.Dimensions
            ? RandomSampler.Place(distribution, SobolSequence.Scrambled(dimension, context.Number, SobolSequence.Key(seed, name)))
            : RandomSampler.Draw(distribution, context.Random);
    }

    private static int DimensionOf(string name, SamplerContext context)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        IEnumerable<KeyValuePair<string, Distribution>> declared = context.Space?.Parameters ?? [];
        IEnumerable<KeyValuePair<string, Distribution>> asked = context.History.Trials.Take(context.Number)
            .SelectMany(static t => t.Parameters, static (_, p) => KeyValuePair.Create(p.Key, p.Value.Distribution));
        foreach ((string known, Distribution distribution) in declared.Concat(asked))
        {
            if (distribution.IsSingle || !seen.Add(known))
                continue;
            if (known == name)
                return seen.Count - 1;
        }
        return -1;
    }
}
