namespace MedScan.Charts;

/// <summary>One of the upright axes of a <see cref="ParallelSeries"/>.</summary>
public sealed record ParallelAxis
{
    private ParallelAxis(string name, double[] values)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        Values = values;
    }

    /// <summary>What is written above it.</summary>
    public string Name { get; }

    /// <summary>Where each line crosses it; on an axis of categories the index of the category. NaN: the line has a gap.</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>How values become positions.</summary>
    public AxisScale Scale { get; private init; } = AxisScale.Linear;

    /// <summary>The categories from the bottom; null = an axis of numbers.</summary>
    public IReadOnlyList<string>? Labels { get; private init; }

    /// <summary>An axis of numbers.</summary>
    /// <param name="name">What is written above it.</param>
    /// <param name="values">One per line; NaN, infinities, and on a logarithmic axis what is not above 0, leave a gap.</param>
    /// <param name="scale">How values become positions.</param>
    public static ParallelAxis Numbers(string name, IReadOnlyList<double> values, AxisScale scale = AxisScale.Linear)
    {
        ArgumentNullException.ThrowIfNull(values);
        return new ParallelAxis(name, [.. values.Select(value => double.IsFinite(value) && (scale == AxisScale.Linear || value > 0) ? value : double.NaN)])
        {
            Scale = scale,
        };
    }

    /// <summary>An axis of categories, in the order in which they first occur.</summary>
    /// <param name="name">What is written above it.</param>
    /// <param name="values">One per line; an empty one leaves a gap.</param>
    public static ParallelAxis Categories(string name, IReadOnlyList<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        string[] labels = [.. values.Where(value => value.Length > 0).Distinct(StringComparer.Ordinal)];
        Dictionary<string, double> places = labels.Index().ToDictionary(pair => pair.Item, pair => (double)pair.Index, StringComparer.Ordinal);
        return new ParallelAxis(name, [.. values.Select(value => places.GetValueOrDefault(value, double.NaN))]) { Labels = labels };
    }
}
