namespace MedScan.Charts;

/// <summary>One side of a <see cref="Figure"/>.</summary>
/// <param name="Title">What is shown along it, with its unit; empty = nothing is written.</param>
public sealed record Axis(string Title = "")
{
    /// <summary>How values become positions; an axis of categories is linear.</summary>
    public AxisScale Scale { get; init; } = AxisScale.Linear;

    /// <summary>Where it begins; null = chosen from the data.</summary>
    public double? Minimum { get; init; }

    /// <summary>Where it ends; null = chosen from the data.</summary>
    public double? Maximum { get; init; }

    /// <summary>The same axis from one value to another.</summary>
    /// <param name="minimum">Where it begins.</param>
    /// <param name="maximum">Where it ends.</param>
    public Axis WithRange(double minimum, double maximum) => this with { Minimum = minimum, Maximum = maximum };

    /// <summary>The same axis with another scale.</summary>
    /// <param name="scale">How values become positions.</param>
    public Axis WithScale(AxisScale scale) => this with { Scale = scale };

    internal bool IsPlain => Scale == AxisScale.Linear && Minimum is null && Maximum is null;

    internal void EnsureValid(string parameter)
    {
        if (Minimum is { } low && !double.IsFinite(low) || Maximum is { } high && !double.IsFinite(high) || Minimum >= Maximum)
            throw new ArgumentException($"Expected a finite minimum below the maximum, got {Minimum} and {Maximum}.", parameter);
        if (Scale == AxisScale.Log && (Minimum <= 0 || Maximum <= 0))
            throw new ArgumentException($"Expected ends above 0 on a logarithmic axis, got {Minimum} and {Maximum}.", parameter);
    }
}
