using System.Globalization;

namespace MedScan.Sweeps.Spaces;

/// <summary>Whole numbers of a range, uniform or uniform in their logarithm.</summary>
public sealed record IntDistribution : NumericDistribution
{
    // Stored as a double, which holds every whole number up to here.
    private const long Largest = 1L << 53;

    /// <summary>Describes a range.</summary>
    /// <param name="low">The smallest value; above 0 where <paramref name="log"/> is true.</param>
    /// <param name="high">The largest value. With a step it is lowered to the last value that steps reach.</param>
    /// <param name="log">Whether the logarithm of the values is uniform, as for numbers of units.</param>
    /// <param name="step">The distance between values; 1 where <paramref name="log"/> is true.</param>
    /// <exception cref="ArgumentException">The range is empty or beyond ±2^53, or the rest does not fit together.</exception>
    public IntDistribution(long low, long high, bool log = false, long step = 1)
    {
        if (low > high || low < -Largest || high > Largest)
            throw new ArgumentException($"Expected two whole numbers in ascending order and within ±2^53 as range, got {low} and {high}.", nameof(low));
        if (log && low <= 0)
            throw new ArgumentException($"A logarithmic range begins above 0, this one at {low}.", nameof(low));
        if (log && step != 1)
            throw new ArgumentException("A logarithmic range has no steps. Leave one of the two out.", nameof(step));
        if (step < 1)
            throw new ArgumentException($"Expected a step of at least 1, got {step}.", nameof(step));
        Low = low;
        High = low + (high - low) / step * step;
        Log = log;
        Step = step;
    }

    /// <summary>The smallest value.</summary>
    public long Low { get; }

    /// <summary>The largest value.</summary>
    public long High { get; }

    /// <summary>Whether the logarithm of the values is uniform.</summary>
    public bool Log { get; }

    /// <summary>The distance between values.</summary>
    public long Step { get; }

    /// <inheritdoc/>
    public override double Minimum => Low;

    /// <inheritdoc/>
    public override double Maximum => High;

    /// <inheritdoc/>
    public override long? Count => (High - Low) / Step + 1;

    /// <inheritdoc/>
    public override bool Contains(double stored) => stored >= Low && stored <= High && (stored - Low) % Step == 0;

    /// <inheritdoc/>
    public override object? ToValue(double stored) => (long)stored;

    /// <inheritdoc/>
    public override double FromUnit(double unit)
    {
        // Each whole number owns what rounds to it, so that both ends are as likely as the rest of their scale.
        double value = Log
            ? Math.Round(Math.Exp(double.Lerp(Math.Log(Low - 0.5), Math.Log(High + 0.5), unit)))
            : Low + Math.Floor(unit * Count!.Value) * Step;
        return Math.Clamp(value, Low, High);
    }

    /// <inheritdoc/>
    public override (double Low, double High) Cell(double stored)
    {
        double value = Low + Math.Round((Math.Clamp(stored, Low, High) - Low) / Step) * Step;
        if (!Log)
            return ((value - Low) / Step / Count!.Value, ((value - Low) / Step + 1) / Count.Value);
        double bottom = Math.Log(Low - 0.5), length = Math.Log(High + 0.5) - bottom;
        return ((Math.Log(value - 0.5) - bottom) / length, (Math.Log(value + 0.5) - bottom) / length);
    }

    /// <inheritdoc/>
    public override bool IsCompatibleWith(Distribution other) => other is IntDistribution;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"int from {Low} to {High}{(Log ? " (log)" : "")}{(Step != 1 ? $" in steps of {Step}" : "")}");
}
