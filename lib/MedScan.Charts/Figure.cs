using MedScan.Charts.Notebooks;
using MedScan.Charts.Plotly;
using MedScan.Charts.Svg;

namespace MedScan.Charts;

/// <summary>A picture of numbers, as a value: made by one of the methods named after what they draw, shown as Plotly JSON where
/// scripts run, and as SVG or HTML everywhere else.</summary>
[TypeFormatterSource(typeof(FigureFormatterSource))]
public sealed partial record Figure
{
    private Figure(FigureKind kind, IReadOnlyList<Series> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (series.Count == 0)
            throw new ArgumentException("Expected at least one series, got none.", nameof(series));
        Kind = kind;
        Series = [.. series];
    }

    /// <summary>What is shown.</summary>
    public IReadOnlyList<Series> Series { get; }

    /// <summary>One short line above the figure; empty = none.</summary>
    public string Title { get; init; } = "";

    /// <summary>A line below the title, smaller; empty = none.</summary>
    public string Subtitle { get; init; } = "";

    /// <summary>The horizontal axis.</summary>
    /// <exception cref="ArgumentException">The ends are no range; it shows categories and has a scale or ends; or the figure is
    /// drawn without axes.</exception>
    public Axis X { get; init => field = Fitting(value, HasCategories && !IsHorizontal, nameof(X)); } = new();

    /// <summary>The vertical axis.</summary>
    /// <exception cref="ArgumentException">The ends are no range; it shows categories and has a scale or ends; or the figure is
    /// drawn without axes.</exception>
    public Axis Y { get; init => field = Fitting(value, Kind == FigureKind.HeatMap || IsHorizontal, nameof(Y)); } = new();

    /// <summary>Width in pixels, 160 to 4096.</summary>
    public int Width { get; init => field = Size(value, nameof(Width)); } = 720;

    /// <summary>Height in pixels, 160 to 16384. Of a figure of images at first as much as they need.</summary>
    public int Height { get; init => field = Size(value, nameof(Height), 16_384); } = 440;

    /// <summary>The same figure with a title.</summary>
    /// <param name="title">One short line.</param>
    /// <param name="subtitle">A line below it; empty = none.</param>
    public Figure WithTitle(string title, string subtitle = "") => this with { Title = title, Subtitle = subtitle };

    /// <summary>The same figure with other axes.</summary>
    /// <param name="x">The horizontal one.</param>
    /// <param name="y">The vertical one.</param>
    /// <exception cref="ArgumentException">The ends are no range; it shows categories and has a scale or ends; or the figure is
    /// drawn without axes.</exception>
    public Figure WithAxes(Axis x, Axis y) => this with { X = x, Y = y };

    /// <summary>The same figure in another size.</summary>
    /// <param name="width">Pixels, 160 to 4096.</param>
    /// <param name="height">Pixels, 160 to 16384.</param>
    public Figure WithSize(int width, int height) => this with { Width = width, Height = height };

    /// <summary>The same bars lying, the first category at the top: for long names and for many of them. The axes change places,
    /// and the figure becomes as high as its bars need.</summary>
    /// <exception cref="InvalidOperationException">The figure shows no bars.</exception>
    public Figure WithHorizontalBars()
    {
        if (Kind is not (FigureKind.Bars or FigureKind.StackedBars))
            throw new InvalidOperationException($"Expected a figure of bars, got one of {Kind}.");
        if (IsHorizontal)
            return this;
        return this with { IsHorizontal = true, X = Y, Y = X, Height = HorizontalBarPlot.HeightOf(this) };
    }

    /// <summary>The figure for Plotly: an object with <c>data</c> and <c>layout</c>, the content of
    /// <c>application/vnd.plotly.v1+json</c>. Values that are NaN or infinite become null.</summary>
    public string ToPlotlyJson() => PlotlyFigure.Write(this);

    /// <summary>The figure as a picture that needs no script, no font and no other file. The same figure gives the same text.</summary>
    public string ToSvg() => SvgFigure.Draw(this, Ink.Paper);

    /// <summary>The figure as a whole page that needs no script and no other file, for light and dark screens, small and large
    /// ones, and for printing. To put more into one page: <see cref="HtmlReport"/>.</summary>
    public string ToHtml() => HtmlReport.PageOf(this);

    internal FigureKind Kind { get; }

    /// <summary>Whether bars lie, so that the vertical axis shows their categories.</summary>
    internal bool IsHorizontal { get; private init; }

    /// <summary>Whether one axis shows categories and not numbers.</summary>
    internal bool HasCategories => Kind is FigureKind.Bars or FigureKind.StackedBars or FigureKind.Boxes or FigureKind.HeatMap;

    internal bool HasAxes => Kind is not (FigureKind.Images or FigureKind.ParallelCoordinates);

    internal static string[] DistinctNames(IReadOnlyList<string> names, string parameter)
    {
        if (names.Count == 0)
            throw new ArgumentException("Expected at least one name, got none.", parameter);
        if (names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"Expected each name once, got '{twice.Key}' {twice.Count()} times.", parameter);
        return [.. names];
    }

    private Axis Fitting(Axis axis, bool showsCategories, string parameter)
    {
        ArgumentNullException.ThrowIfNull(axis, parameter);
        axis.EnsureValid(parameter);
        if (!HasAxes)
            throw new ArgumentException("Expected no axis, since this figure is drawn without the two axes.", parameter);
        if (showsCategories && !axis.IsPlain)
            throw new ArgumentException("Expected an axis without scale and ends, since it shows categories.", parameter);
        return axis;
    }

    private static int Size(int value, string parameter, int most = 4096) => value >= 160 && value <= most
        ? value
        : throw new ArgumentOutOfRangeException(parameter, value, $"Expected 160 to {most} pixels.");
}
