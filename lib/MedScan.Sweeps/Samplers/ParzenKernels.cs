using MedScan.Sweeps.Spaces;

namespace MedScan.Sweeps.Samplers;

/// <summary>One parameter's side of a Parzen estimator: a kernel for each observation, and after them one for the prior.</summary>
internal abstract class ParzenKernels
{
    /// <summary>Draws from a kernel.</summary>
    /// <param name="kernel">The observation it belongs to, or their number for the prior's.</param>
    /// <param name="random">The source of chance.</param>
    /// <returns>A stored value.</returns>
    public abstract double Draw(int kernel, Random random);

    /// <summary>Adds the logarithm of each kernel's density at a value; of its probability where values are countable.</summary>
    /// <param name="stored">The value.</param>
    /// <param name="sums">One sum for each kernel.</param>
    public abstract void AddLogDensities(double stored, Span<double> sums);

    /// <summary>Makes the kernels of a parameter.</summary>
    /// <param name="distribution">The parameter's distribution.</param>
    /// <param name="observed">Stored values of it.</param>
    /// <param name="options">The sampler's options.</param>
    /// <param name="isReference">Whether the density of others is compared with theirs; see <see cref="CategoricalKernels"/>.</param>
    /// <returns>The kernels.</returns>
    public static ParzenKernels Create(Distribution distribution, IReadOnlyList<double> observed, TpeOptions options, bool isReference)
    {
        if (distribution is CategoricalDistribution categorical)
            return new CategoricalKernels(categorical, observed, options.PriorWeight, isReference);
        NumericDistribution numeric = (NumericDistribution)distribution;
        (double low, double high) = numeric.Cell(numeric.FromUnit(0.5));
        return high > low ? new SteppedKernels(numeric, observed, options) : new ContinuousKernels(numeric, observed, options);
    }
}
