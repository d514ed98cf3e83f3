namespace MedScan.Charts;

/// <summary>Points that no line joins.</summary>
public sealed record ScatterSeries : Series
{
    /// <summary>Creates points.</summary>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="x">Positions along the x axis.</param>
    /// <param name="y">Positions along the y axis, as many. A point of which one position is NaN or infinite, or not above 0 on a
    /// logarithmic axis, is left out.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public ScatterSeries(string name, IReadOnlyList<double> x, IReadOnlyList<double> y)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"Expected {x.Count} positions along y, one per position along x, got {y.Count}.", nameof(y));
        X = [.. x];
        Y = [.. y];
    }

    /// <summary>Positions along the x axis.</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Positions along the y axis, as many.</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>What each point stands for, shown on hovering; null = only its positions.</summary>
    public IReadOnlyList<string>? Texts { get; private init; }

    /// <summary>The same points with what they stand for, such as a file name.</summary>
    /// <param name="texts">One per point.</param>
    /// <exception cref="ArgumentException">There are more or fewer than points.</exception>
    public ScatterSeries WithTexts(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return texts.Count == X.Count
            ? this with { Texts = [.. texts] }
            : throw new ArgumentException($"Expected {X.Count} texts, one per point, got {texts.Count}.", nameof(texts));
    }
}
