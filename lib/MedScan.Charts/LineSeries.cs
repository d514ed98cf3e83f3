namespace MedScan.Charts;

/// <summary>Points joined by a line, in the order given.</summary>
public sealed record LineSeries : Series
{
    /// <summary>Creates a line.</summary>
    /// <param name="name">What the legend calls it.</param>
    /// <param name="x">Positions along the x axis.</param>
    /// <param name="y">Values, as many as positions. Where one of the two is NaN or infinite, or not above 0 on a logarithmic
    /// axis, the line has a gap.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public LineSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"Expected {x.Count} values, one per position, got {y.Count}.", nameof(y));
        X = [.. x];
        Y = [.. y];
    }

    /// <summary>Positions along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Values, as many as positions.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>The range around the line; null = none.</summary>
    public LineBand? Band { get; private init; }

    /// <summary>How the line is drawn.</summary>
    public LineStyle Style { get; init; } = LineStyle.Solid;

    /// <summary>The same line in another style.</summary>
    /// <param name="style">The style.</param>
    public LineSeries WithStyle(LineStyle style) => this with { Style = style };

    /// <summary>The same line with a shaded range around it.</summary>
    /// <param name="lower">Lower end at each point.</param>
    /// <param name="upper">Upper end at each point.</param>
    /// <exception cref="ArgumentException">The lengths are not that of the line.</exception>
    public LineSeries WithBand(IReadOnlyList<double> lower, IReadOnlyList<double> upper)
    {
        ArgumentNullException.ThrowIfNull(lower);
        ArgumentNullException.ThrowIfNull(upper);
        if (lower.Count != X.Count || upper.Count != X.Count)
        {
            throw new ArgumentException(
                $"Expected {X.Count} lower and {X.Count} upper ends, one per point, got {lower.Count} and {upper.Count}.", nameof(lower));
        }

        return this with { Band = new LineBand([.. lower], [.. upper]) };
    }
}
