using System.Globalization;
using Gaussian = MathNet.Numerics.Distributions.Normal;

namespace MedScan.Sweeps.Spaces;

/// <summary>Numbers around a mean, without a bound.</summary>
public sealed record NormalDistribution : NumericDistribution
{
    // Beyond ±8 standard deviations lies nothing that a double between 0 and 1 can tell from the ends.
    private const double Tail = 8;

    /// <summary>Describes the numbers.</summary>
    /// <param name="mean">The mean; of the logarithm where <paramref name="log"/> is true.</param>
    /// <param name="standardDeviation">The standard deviation, above 0; of the logarithm where <paramref name="log"/> is true.</param>
    /// <param name="log">Whether the logarithm of the values is normal.</param>
    /// <param name="step">Values are rounded to multiples of this; null for none.</param>
    /// <exception cref="ArgumentException">A number is not finite, or the standard deviation or the step is not above 0.</exception>
    public NormalDistribution(double mean, double standardDeviation, bool log = false, double? step = null)
    {
        if (!double.IsFinite(mean))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a finite mean, got {mean}."), nameof(mean));
        if (!(standardDeviation > 0 && double.IsFinite(standardDeviation)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a standard deviation above 0, got {standardDeviation}."), nameof(standardDeviation));
        if (step is not null and not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a step above 0, got {step}."), nameof(step));
        Mean = mean;
        StandardDeviation = standardDeviation;
        Log = log;
        Step = step;
    }

    /// <summary>The mean; of the logarithm where <see cref="Log"/> is true.</summary>
    public double Mean { get; }

    /// <summary>The standard deviation; of the logarithm where <see cref="Log"/> is true.</summary>
    public double StandardDeviation { get; }

    /// <summary>Whether the logarithm of the values is normal.</summary>
    public bool Log { get; }

    /// <summary>Values are multiples of this; null where they are not rounded.</summary>
    public double? Step { get; }

    /// <inheritdoc/>
    public override double Minimum => Log ? 0 : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double Maximum => double.PositiveInfinity;

    /// <inheritdoc/>
    public override long? Count => null;

    /// <inheritdoc/>
    public override bool Contains(double stored) => double.IsFinite(stored) && (!Log || stored > 0 || Step is not null && stored == 0)
        && (Step is not { } step || Math.Abs(stored / step - Math.Round(stored / step)) < 1e-7);

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        double deviations = unit <= 0 ? -Tail : unit >= 1 ? Tail : Math.Clamp(Gaussian.InvCDF(0, 1, unit), -Tail, Tail);
        double value = Mean + deviations * StandardDeviation;
        if (Log)
            value = Math.Exp(value);
        return Step is { } step ? Math.Round(value / step) * step : value;
    }

    /// <inheritdoc/>
    public override (double Low, double High) Cell(double stored) => Step is { } step
        ? (Place(stored - step / 2), Place(stored + step / 2))
        : (Place(stored), Place(stored));

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is NormalDistribution that && Log == that.Log;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"normal around {Mean} with standard deviation {StandardDeviation}{(Log ? " (of the logarithm)" : "")}{(Step is { } step ? $" in steps of {step}" : "")}");

    private double Place(double value)
    {
        if (Log && value <= 0)
            return 0;
        return Gaussian.CDF(Mean, StandardDeviation, Log ? Math.Log(value) : value);
    }
}
