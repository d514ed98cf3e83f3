namespace MedScan.Charts;

/// <summary>A bar per category.</summary>
public sealed record BarSeries : Series
{
    /// <summary>Creates bars.</summary>
    /// <param name="name">What the legend calls them.</param>
    /// <param name="categories">What each bar stands for, each once.</param>
    /// <param name="values">As many as categories; NaN and infinities leave a bar out.</param>
    /// <exception cref="ArgumentException">The lengths differ, or a category occurs twice.</exception>
    public BarSeries(string name, IReadOnlyList<string> categories, IReadOnlyList<double> values)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(categories);
        ArgumentNullException.ThrowIfNull(values);
        if (categories.Count != values.Count)
            throw new ArgumentException($"Expected {categories.Count} values, one per category, got {values.Count}.", nameof(values));
        Categories = Figure.DistinctNames(categories, nameof(categories));
        Values = [.. values];
    }

    /// <summary>What each bar stands for.</summary>
    public IReadOnlyList<string> Categories { get; }

    /// <summary>The height of each bar.</summary>
    public IReadOnlyList<double> Values { get; }
}
