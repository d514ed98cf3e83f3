using System.Globalization;

namespace MedScan.Sweeps.Spaces;

/// <summary>Numbers of another distribution, rounded to the nearest multiple of a step.</summary>
/// <remarks>Other than in a stepped <see cref="FloatDistribution"/> a value is as likely as all that is rounded to it: at the ends of
/// a uniform range half as likely as in its middle. Rounding may lead out of the range by up to half a step.</remarks>
public sealed record QuantizedDistribution : NumericDistribution
{
    // Forgives what multiples of decimal fractions lose in binary, in steps.
    private const double Tolerance = 1e-7;

    /// <summary>Describes the numbers.</summary>
    /// <param name="source">Where they come from.</param>
    /// <param name="step">The step, above 0.</param>
    /// <exception cref="ArgumentException">The step is not above 0, or the numbers are stepped already.</exception>
    public QuantizedDistribution(NumericDistribution source, double step)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (!(step > 0 && double.IsFinite(step)))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a step above 0, got {step}."), nameof(step));
        if (source is IntDistribution or QuantizedDistribution or FloatDistribution { Step: not null } or NormalDistribution { Step: not null })
            throw new ArgumentException($"Expected a continuous distribution to round, got a {source}.", nameof(source));
        Source = source;
        Step = step;
        IsWhole = step == Math.Floor(step);
    }

    /// <summary>Where the numbers come from before they are rounded.</summary>
    public NumericDistribution Source { get; }

    /// <summary>Values are multiples of this.</summary>
    public double Step { get; }

    /// <summary>Whether all values are whole numbers; users see them as <see cref="long"/> then.</summary>
    public bool IsWhole { get; }

    /// <inheritdoc/>
    public override double Minimum => Rounded(Source.Minimum);

    /// <inheritdoc/>
    public override double Maximum => Rounded(Source.Maximum);

    /// <inheritdoc/>
    public override long? Count
    {
        get
        {
            double steps = (Maximum - Minimum) / Step;
            return steps < 1L << 53 ? (long)Math.Round(steps) + 1 : null;
        }
    }

    /// <inheritdoc/>
    public override bool Contains(double stored) =>
        double.IsFinite(stored) && stored >= Minimum && stored <= Maximum && Math.Abs(stored / Step - Math.Round(stored / Step)) < Tolerance;

    /// <inheritdoc/>
    public override object? ToValue(double stored) => IsWhole && Math.Abs(stored) < 1L << 53 ? (object)(long)Math.Round(stored) : stored;

    /// <inheritdoc/>
    public override double FromUnit(double unit) => Rounded(Source.FromUnit(unit));

    /// <inheritdoc/>
    public override (double Low, double High) Cell(double stored)
    {
        if (IsSingle)
            return (0, 1);
        double value = Rounded(Math.Clamp(stored, Minimum, Maximum));
        // The ends of the range are where the source's are, although values rounded to them may lie beyond.
        return (value <= Minimum ? 0 : Source.ToUnit(value - Step / 2), value >= Maximum ? 1 : Source.ToUnit(value + Step / 2));
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is QuantizedDistribution that && Source.IsCompatibleWith(that.Source);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source} rounded to multiples of {Step}");

    // Adding 0 turns the negative zero, to which a small negative number is rounded, into the usual one.
    private double Rounded(double value) => double.IsInfinity(value) ? value : Math.Round(value / Step) * Step + 0.0;
}
