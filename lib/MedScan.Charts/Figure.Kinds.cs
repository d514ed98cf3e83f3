using MedScan.Charts.Svg;

namespace MedScan.Charts;

// Each kind is offered twice: for C# with series after each other or in any list, and so for F#, which knows no other
// parameter arrays than those of arrays.
public sealed partial record Figure
{
    /// <summary>Lines over two axes of numbers.</summary>
    /// <param name="lines">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Lines(params LineSeries[] lines) => new(FigureKind.Lines, lines);

    /// <inheritdoc cref="Lines(LineSeries[])"/>
    public static Figure Lines(IReadOnlyList<LineSeries> lines) => new(FigureKind.Lines, lines);

    /// <summary>Points over two axes of numbers. Each series has a colour and a shape of its own.</summary>
    /// <param name="points">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Scatter(params ScatterSeries[] points) => new(FigureKind.Scatter, points);

    /// <inheritdoc cref="Scatter(ScatterSeries[])"/>
    public static Figure Scatter(IReadOnlyList<ScatterSeries> points) => new(FigureKind.Scatter, points);

    /// <summary>Bars over categories; those of several series stand side by side.</summary>
    /// <param name="bars">At least one. The categories are those of all series, in the order in which they first occur.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Bars(params BarSeries[] bars) => new(FigureKind.Bars, bars);

    /// <inheritdoc cref="Bars(BarSeries[])"/>
    public static Figure Bars(IReadOnlyList<BarSeries> bars) => new(FigureKind.Bars, bars);

    /// <summary>Bars over categories; those of several series stand on each other, negative ones hang below.</summary>
    /// <param name="bars">At least one, the first at the bottom. The categories are those of all series, in the order in which they first occur.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure StackedBars(params BarSeries[] bars) => new(FigureKind.StackedBars, bars);

    /// <inheritdoc cref="StackedBars(BarSeries[])"/>
    public static Figure StackedBars(IReadOnlyList<BarSeries> bars) => new(FigureKind.StackedBars, bars);

    /// <summary>Counts over bins; several histograms lie over each other, see-through.</summary>
    /// <param name="histograms">At least one.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Figure Histogram(params HistogramSeries[] histograms) => new(FigureKind.Histogram, histograms);

    /// <inheritdoc cref="Histogram(HistogramSeries[])"/>
    public static Figure Histogram(IReadOnlyList<HistogramSeries> histograms) => new(FigureKind.Histogram, histograms);

    /// <summary>A box per series: quartiles, whiskers to the furthest values within 1.5 times the box, and what lies beyond as points.</summary>
    /// <param name="boxes">At least one, each with a name of its own.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public static Figure Boxes(params BoxSeries[] boxes) => new(FigureKind.Boxes, Named(boxes));

    /// <inheritdoc cref="Boxes(BoxSeries[])"/>
    public static Figure Boxes(IReadOnlyList<BoxSeries> boxes) => new(FigureKind.Boxes, Named(boxes));

    /// <summary>A table of values as colours.</summary>
    /// <param name="map">The table.</param>
    public static Figure HeatMap(HeatMapSeries map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new Figure(FigureKind.HeatMap, [map]);
    }

    /// <summary>Images in rows with what is to be said of each.</summary>
    /// <param name="tiles">At least one, row by row.</param>
    /// <param name="columns">How many stand in a row, at least 1.</param>
    /// <exception cref="ArgumentException">There is no image, or no column.</exception>
    public static Figure Images(IReadOnlyList<ImageTile> tiles, int columns)
    {
        var grid = new ImageGridSeries(tiles, columns);
        var figure = new Figure(FigureKind.Images, [grid]);
        return figure with { Height = ImageGridPlot.HeightOf(grid, figure.Width) };
    }

    /// <summary>Lines across upright axes, each line one thing with a value on each axis.</summary>
    /// <param name="lines">The axes with their values.</param>
    public static Figure ParallelCoordinates(ParallelSeries lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return new Figure(FigureKind.ParallelCoordinates, [lines]);
    }

    private static IReadOnlyList<BoxSeries> Named(IReadOnlyList<BoxSeries> boxes)
    {
        ArgumentNullException.ThrowIfNull(boxes);
        if (boxes.Count > 0)
            _ = DistinctNames([.. boxes.Select(box => box.Name)], nameof(boxes));
        return boxes;
    }
}
