using MedScan.Charts.Plotly;
using MedScan.Charts.Svg;

namespace MedScan.Charts;

/// <summary>A picture of numbers, as a value: made by <see cref="Lines"/>, <see cref="Bars"/> or <see cref="HeatMap"/>, shown as
/// Plotly JSON where scripts run and as SVG everywhere else.</summary>
public sealed record Figure
{
    private Figure(IReadOnlyList<Series> series)
    {
        if (series.Count == 0)
            throw new ArgumentException("Expected at least one series, got none.", nameof(series));
        Series = [.. series];
    }

    /// <summary>What is shown.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>One short line above the figure; empty = none.</summary>
    public string Title { get; init; } = "";

    /// <summary>A line below the title, smaller; empty = none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    /// <exception cref="ArgumentException">The ends are no range, or it shows categories and has a scale or ends.</exception>
    public Axis X { get; init => field = Fitting(value, Series[0] is not LineSeries, nameof(X)); } = new();

    /// <summary>The vertical axis.</summary>
    /// <exception cref="ArgumentException">The ends are no range, or it shows categories and has a scale or ends.</exception>
    public Axis Y { get; init => field = Fitting(value, Series[0] is HeatMapSeries, nameof(Y)); } = new();

    /// <summary>Width in pixels, 160 to 4096.</summary>
    public int Width { get; init => field = Size(value, nameof(Width)); } = 720;

    /// <summary>Height in pixels, 160 to 4096.</summary>
    public int Height { get; init => field = Size(value, nameof(Height)); } = 440;

    /// <summary>Lines over two axes of numbers.</summary>
    /// <param name="lines">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Lines(params IReadOnlyList<LineSeries> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new Figure(lines);
    }

    /// <summary>Bars over categories; those of several series stand side by side.</summary>
    /// <param name="bars">At least one. The categories are those of all series, in the order in which they first occur.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Bars(params IReadOnlyList<BarSeries> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        return new Figure(bars);
    }

    /// <summary>A table of values as colours.</summary>
    /// <param name="map">The table.</param>
    public static Figure HeatMap(HeatMapSeries map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Figure([map]);
    }

    /// <summary>The same figure with a title.</summary>
    /// <param name="title">One short line.</param>
    /// <param name="subtitle">A line below it; empty = none.</param>
    public Figure WithTitle(string title, string subtitle = "") => this with { Title = title, Subtitle = subtitle };

    /// <summary>The same figure with other axes.</summary>
    /// <param name="x">The horizontal one.</param>
    /// <param name="y">The vertical one.</param>
    /// <exception cref="ArgumentException">The ends are no range, or it shows categories and has a scale or ends.</exception>
    public Figure WithAxes(Axis x, Axis y) => this with { X = x, Y = y };

    /// <summary>The same figure in another size.</summary>
    /// <param name="width">Pixels, 160 to 4096.</param>
    /// <param name="height">Pixels, 160 to 4096.</param>
    public Figure WithSize(int width, int height) => this with { Width = width, Height = height };

    /// <summary>The figure for Plotly: an object with <c>data</c> and <c>layout</c>, the content of
    /// <c>application/vnd.plotly.v1+json</c>. Values that are NaN or infinite become null.</summary>
    public string ToPlotlyJson() => PlotlyFigure.Write(this);

    /// <summary>The figure as a picture that needs no script, no font and no other file. The same figure gives the same text.</summary>
    public string ToSvg() => SvgFigure.Draw(this);

    internal static string[] DistinctNames(IReadOnlyList<string> names, string parameter)
    {
        if (names.Count == 0)
            throw new ArgumentException("Expected at least one name, got none.", parameter);
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Expected each name once, got '{twice.Key}' {twice.Count()} times.", parameter);
        return [.. names];
    }

    private static Axis Fitting(Axis axis, bool showsCategories, string parameter)
    {
        ArgumentNullException.ThrowIfNull(axis, parameter);
        axis.EnsureValid(parameter);
        if (showsCategories && !axis.IsPlain)
            throw new ArgumentException("Expected an axis without scale and ends, since it shows categories.", parameter);
        return axis;
    }

    private static int Size(int value, string parameter) => value is >= 160 and <= 4096
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, "Expected 160 to 4096 pixels.");
}
