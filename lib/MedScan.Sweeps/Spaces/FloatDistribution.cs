using System.Globalization;

namespace MedScan.Sweeps.Spaces;

/// <summary>Real numbers of a range, uniform or uniform in their logarithm.</summary>
public sealed record FloatDistribution : NumericDistribution
{
    /// <summary>Describes a range.</summary>
    /// <param name="low">The smallest value; above 0 where <paramref name="log"/> is true.</param>
    /// <param name="high">The largest value. With a step it is lowered to the last value that steps reach.</param>
    /// <param name="log">Whether the logarithm of the values is uniform, as for learning rates.</param>
    /// <param name="step">The distance between values; null for all numbers of the range. Not together with <paramref name="log"/>.</param>
    /// <exception cref="ArgumentException">The range is empty or not finite, or the rest does not fit together.</exception>
    public FloatDistribution(double low, double high, bool log = false, double? step = null)
    {
        if (!double.IsFinite(low) || !double.IsFinite(high) || low > high)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected two finite numbers in ascending order as range, got {low} and {high}."), nameof(low));
        if (log && low <= 0)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"A logarithmic range begins above 0, this one at {low}."), nameof(low));
        if (log && step is not null)
            throw new ArgumentException("A logarithmic range has no steps. Leave one of the two out.", nameof(step));
        if (step is not null and not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a step above 0, got {step}."), nameof(step));
        Low = low;
        // A ten-millionth of a step forgives what decimal fractions lose in binary: 0.3 is three steps of 0.1.
        High = step is { } s ? low + Math.Floor((high - low) / s + 1e-7) * s : high;
        Log = log;
        Step = step;
    }

    /// <summary>The smallest value.</summary>
    public double Low { get; }

    /// <summary>The largest value.</summary>
    public double High { get; }

    /// <summary>Whether the logarithm of the values is uniform.</summary>
    public bool Log { get; }

    /// <summary>The distance between values; null for all numbers of the range.</summary>
    public double? Step { get; }

    /// <inheritdoc/>
    public override double Minimum => Low;

    /// <inheritdoc/>
    public override double Maximum => High;

    /// <inheritdoc/>
    public override long? Count => IsSingle ? 1 : Step is { } step ? (long)Math.Round((High - Low) / step) + 1 : null;

    /// <inheritdoc/>
    public override bool Contains(double stored)
    {
        if (!(stored >= Low && stored <= High))
            return false;
        if (Step is not { } step)
            return true;
        double steps = (stored - Low) / step;
        return Math.Abs(steps - Math.Round(steps)) < 1e-7;
    }

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        if (IsSingle)
            return Low;
        if (Step is { } step)
            return Low + Math.Clamp(Math.Floor(unit * Count!.Value), 0, Count.Value - 1) * step;
        double value = Log ? Math.Exp(double.Lerp(Math.Log(Low), Math.Log(High), unit)) : double.Lerp(Low, High, unit);
        return Math.Clamp(value, Low, High);
    }

    /// <inheritdoc/>
    public override (double Low, double High) Cell(double stored)
    {
        if (IsSingle)
            return (0, 1);
        stored = Math.Clamp(stored, Low, High);
        if (Step is { } step)
        {
            double index = Math.Round((stored - Low) / step);
            return (index / Count!.Value, (index + 1) / Count.Value);
        }
        double place = Log ? Math.Log(stored / Low) / Math.Log(High / Low) : (stored - Low) / (High - Low);
        return (place, place);
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is FloatDistribution;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"float from {Low} to {High}{(Log ? " (log)" : "")}{(Step is { } step ? $" in steps of {step}" : "")}");
}
