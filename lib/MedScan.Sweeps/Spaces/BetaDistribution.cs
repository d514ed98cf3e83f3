using System.Globalization;
using Curve = MathNet.Numerics.Distributions.Beta;

namespace MedScan.Sweeps.Spaces;

/// <summary>Numbers from 0 to 1 with the beta distribution, as for shares and momenta near one of the ends.</summary>
public sealed record BetaDistribution : NumericDistribution
{
    /// <summary>Describes the numbers.</summary>
    /// <param name="a">The first shape, above 0; the larger, the nearer to 1.</param>
    /// <param name="b">The second shape, above 0; the larger, the nearer to 0.</param>
    /// <exception cref="ArgumentException">A shape is not above 0.</exception>
    public BetaDistribution(double a, double b)
    {
        if (!(a > 0 && double.IsFinite(a) && b > 0 && double.IsFinite(b)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected two shapes above 0, got {a} and {b}."), nameof(a));
        A = a;
        B = b;
    }

    /// <summary>The first shape.</summary>
    public double A { get; }

    /// <summary>The second shape.</summary>
    public double B { get; }

    /// <inheritdoc/>
    public override double Minimum => 0;

    /// <inheritdoc/>
    public override double Maximum => 1;

    /// <inheritdoc/>
    public override long? Count => null;

    /// <inheritdoc/>
    public override bool Contains(double stored) => stored is >= 0 and <= 1;

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        if (unit <= 0 || unit >= 1)
            return Math.Clamp(unit, 0, 1);
        // Bisection: fifty halvings reach the last bit, and cannot miss as a faster search may where the curve is steep.
        double low = 0, high = 1;
        while (low + (high - low) / 2 is var middle && middle > low && middle < high)
            (low, high) = Curve.CDF(A, B, middle) < unit ? (middle, high) : (low, middle);
        return high;
    }

    /// <inheritdoc/>
    public override (double Low, double High) Cell(double stored)
    {
        double place = Curve.CDF(A, B, Math.Clamp(stored, 0, 1));
        return (place, place);
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is BetaDistribution;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"beta with the shapes {A} and {B}");
}
