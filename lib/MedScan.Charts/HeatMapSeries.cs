namespace MedScan.Charts;

/// <summary>A table of values as colours, light for low and dark for high.</summary>
public sealed record HeatMapSeries : Series
{
    /// <summary>Creates a heat map.</summary>
    /// <param name="name">What the colours mean; the title of the colour scale.</param>
    /// <param name="columns">Names along the x axis, each once.</param>
    /// <param name="rows">Names along the y axis, from the top, each once.</param>
    /// <param name="values">Shape (rows, columns); NaN and infinities leave a cell empty.</param>
    /// <exception cref="ArgumentException">The shape is another, or a name occurs twice.</exception>
    public HeatMapSeries(
        string name, IReadOnlyList<string> columns, IReadOnlyList<string> rows, IReadOnlyList<IReadOnlyList<double>> values)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(rows);
        Columns = Figure.DistinctNames(columns, nameof(columns));
        Rows = Figure.DistinctNames(rows, nameof(rows));
        Values = OfShape(values, nameof(values));
    }

    /// <summary>Names along the x axis.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Names along the y axis, from the top.</summary>
    public IReadOnlyList<string> Rows { get; }

    /// <summary>Shape (rows, columns).</summary>
    public IReadOnlyList<IReadOnlyList<double>> Values { get; }

    /// <summary>What is written into the cells, shape (rows, columns), lines parted by <c>\n</c>; null = nothing.</summary>
    public IReadOnlyList<IReadOnlyList<string>>? Annotations { get; private init; }

    /// <summary>The value of the lightest colour; null = the lowest value.</summary>
    public double? Minimum { get; init; }

    /// <summary>The value of the darkest colour; null = the highest value.</summary>
    public double? Maximum { get; init; }

    /// <summary>Creates a heat map from rows of any kind, such as a list of lists in F#.</summary>
    /// <inheritdoc cref="HeatMapSeries(string, IReadOnlyList{string}, IReadOnlyList{string}, IReadOnlyList{IReadOnlyList{double}})"/>
    public static HeatMapSeries Of<TRow>(string name, IReadOnlyList<string> columns, IReadOnlyList<string> rows, IReadOnlyList<TRow> values)
        where TRow : IReadOnlyList<double>
    {
        ArgumentNullException.ThrowIfNull(values);
        return new HeatMapSeries(name, columns, rows, (IReadOnlyList<IReadOnlyList<double>>)[.. values]);
    }

    /// <summary>The same heat map with text in its cells.</summary>
    /// <param name="annotations">Shape (rows, columns), lines parted by <c>\n</c>.</param>
    /// <exception cref="ArgumentException">The shape is another.</exception>
    public HeatMapSeries WithAnnotations(IReadOnlyList<IReadOnlyList<string>> annotations) =>
        this with { Annotations = OfShape(annotations, nameof(annotations)) };

    /// <inheritdoc cref="WithAnnotations(IReadOnlyList{IReadOnlyList{string}})"/>
    public HeatMapSeries WithAnnotations<TRow>(IReadOnlyList<TRow> annotations)
        where TRow : IReadOnlyList<string>
    {
        ArgumentNullException.ThrowIfNull(annotations);
        return WithAnnotations((IReadOnlyList<IReadOnlyList<string>>)[.. annotations]);
    }

    /// <summary>The same heat map with fixed ends of its colour scale, so that several can be compared.</summary>
    /// <param name="minimum">The value of the lightest colour.</param>
    /// <param name="maximum">The value of the darkest colour.</param>
    public HeatMapSeries WithColorRange(double minimum, double maximum) => this with { Minimum = minimum, Maximum = maximum };

    private T[][] OfShape<T>(IReadOnlyList<IReadOnlyList<T>> table, string parameter)
    {
        ArgumentNullException.ThrowIfNull(table, parameter);
        if (table.Count != Rows.Count || table.FirstOrDefault(row => row.Count != Columns.Count) is { })
        {
            string got = string.Join(", ", table.Select(row => row.Count).Distinct());
            throw new ArgumentException(
                $"Expected {Rows.Count} rows of {Columns.Count} columns, got {table.Count} rows of {(got.Length == 0 ? "0" : got)}.", parameter);
        }

        return [.. table.Select(row => row.ToArray())];
    }
}
