using System.Globalization;

namespace MedScan.Sweeps.Spaces;

/// <summary>Numbers. Every one has a place in the unit interval, where the distribution is uniform, so that a sampler that can
/// search the interval from 0 to 1 can search every numeric distribution.</summary>
/// <remarks>A value of a stepped distribution owns a cell of the interval, as wide as the value is likely; a value of a continuous
/// one owns a point.</remarks>
public abstract record NumericDistribution : Distribution
{
    private protected NumericDistribution()
    {
    }

    /// <summary>The smallest value; of an unbounded distribution negative infinity.</summary>
    public abstract double Minimum { get; }

    /// <summary>The largest value; of an unbounded distribution infinity.</summary>
    public abstract double Maximum { get; }

    /// <summary>Where a value lies in the unit interval: its point, or the middle of its cell.</summary>
    /// <param name="stored">The value; one outside of the range lies at the nearer end.</param>
    /// <returns>A number from 0 to 1.</returns>
    public double ToUnit(double stored)
    {
        (double low, double high) = Cell(stored);
        return (low + high) / 2;
    }

    /// <summary>The value at a place of the unit interval.</summary>
    /// <param name="unit">A number from 0 to 1.</param>
    /// <returns>The value, within the range.</returns>
    public abstract double FromUnit(double unit);

    /// <summary>The part of the unit interval that a value owns; its length is 0 where the distribution is continuous.</summary>
    /// <param name="stored">The value; one outside of the range owns what the nearer end does.</param>
    /// <returns>From where to where, from 0 to 1.</returns>
    public abstract (double Low, double High) Cell(double stored);

    /// <inheritdoc/>
    public override bool IsSingle => Minimum == Maximum;

    /// <inheritdoc/>
    public override object? ToValue(double stored) => stored;

    /// <inheritdoc/>
    public override double ToStored(object? value)
    {
        double stored = value switch
        {
            double or float or decimal or long or int or short or byte => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            _ => throw new ArgumentException($"Expected a number of {this}, got {value ?? "null"}.", nameof(value)),
        };
        return Contains(stored)
            ? stored
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"Expected a number of {this}, got {stored}."), nameof(value));
    }
}
