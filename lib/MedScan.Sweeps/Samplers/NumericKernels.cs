using MedScan.Sweeps.Spaces;
using Gaussian = MathNet.Numerics.Distributions.Normal;

namespace MedScan.Sweeps.Samplers;

/// <summary>Kernels over the unit interval: normal distributions cut off at its ends; the prior's is the interval itself.</summary>
internal abstract class NumericKernels : ParzenKernels
{
    private readonly NumericDistribution _distribution;

    /// <summary>Makes the kernels.</summary>
    /// <param name="distribution">The parameter's distribution.</param>
    /// <param name="observed">Stored values of it.</param>
    /// <param name="options">The sampler's options.</param>
    protected NumericKernels(NumericDistribution distribution, IReadOnlyList<double> observed, TpeOptions options)
    {
        _distribution = distribution;
        double[] means = new double[observed.Count];
        for (int i = 0; i < means.Length; i++)
            means[i] = distribution.ToUnit(observed[i]);
        double[] widths = KernelWidths.ByNeighbours(means, options.Endpoints);
        double smallest = options.MagicClip ? 1 / Math.Min(100.0, 2 + means.Length) : 1e-12;
        for (int i = 0; i < widths.Length; i++)
            widths[i] = Math.Clamp(widths[i], smallest, 1);
        (Means, Widths) = (means, widths);
    }

    protected IReadOnlyList<double> Means { get; }

    protected IReadOnlyList<double> Widths { get; }

    public override double Draw(int kernel, Random random)
    {
        double chance = random.NextDouble();
        if (kernel == Means.Count)
            return _distribution.FromUnit(chance);
        (double mean, double width) = (Means[kernel], Widths[kernel]);
        double low = Gaussian.CDF(mean, width, 0), high = Gaussian.CDF(mean, width, 1);
        double unit = Gaussian.InvCDF(mean, width, Math.Clamp(double.Lerp(low, high, chance), double.Epsilon, 1 - 1e-16));
        return _distribution.FromUnit(Math.Clamp(unit, 0, 1));
    }

    /// <summary>The probability between two places of the standard normal distribution.</summary>
    protected static double Mass(double low, double high) =>
        // On the side of the lower tail, where nothing is lost to rounding.
        low > 0 ? Below(-low) - Below(-high) : Below(high) - Below(low);

    // Beyond nine standard deviations lies less than a rounding error of 1; below the middle the tail itself may be asked for.
    private static double Below(double deviations) => deviations > 9 ? 1 : Gaussian.CDF(0, 1, deviations);
}
