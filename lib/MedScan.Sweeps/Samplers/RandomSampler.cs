using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>Draws every parameter from its distribution, whatever came of earlier trials.</summary>
/// <remarks>J. Bergstra, Y. Bengio: Random search for hyper-parameter optimization, JMLR 13 (2012).</remarks>
/// <param name="seed">What its choices follow from; null for another one each time.</param>
public sealed class RandomSampler(int? seed = null) : Sampler(seed)
{
    /// <inheritdoc/>
    public override bool TakesSeveralObjectives => true;

    /// <inheritdoc/>
    public override double Sample(SamplerContext context, string name, Distribution distribution)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Draw(distribution, context.Random);
    }

    /// <summary>Draws from a distribution.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>A stored value.</returns>
    internal static double Draw(Distribution distribution, Random random) => Place(distribution, random.NextDouble());

    /// <summary>The value that owns a place of the unit interval.</summary>
    /// <param name="distribution">The distribution.</param>
    /// <param name="unit">A number from 0, below 1.</param>
    /// <returns>A stored value; one as likely as the distribution says where all places are alike.</returns>
    internal static double Place(Distribution distribution, double unit)
    {
        if (distribution is NumericDistribution numeric)
            return numeric.FromUnit(unit);
        CategoricalDistribution categorical = (CategoricalDistribution)distribution;
        int last = 0;
        for (int i = 0; i < categorical.Choices.Count; i++)
        {
            double weight = categorical.PriorOf(i);
            if (weight == 0)
                continue;
            last = i;
            if ((unit -= weight) < 0)
                break;
        }
        return last;
    }
}
