namespace MedScan.Charts.Svg;

/// <summary>Says in a sentence or two what a figure shows, for those who do not see it.</summary>
internal static class FigureDescription
{
    private const int MostNamed = 12;

    public static string Of(Figure figure) => figure.Kind switch
    {
        FigureKind.Lines => $"Lines{Axes(figure)}. {Each<LineSeries>(figure, line => Range(line.Y))}",
        FigureKind.Scatter => $"Points{Axes(figure)}. {Each<ScatterSeries>(figure, points => $"{points.X.Count} points")}",
        FigureKind.Bars => $"Bars{Axes(figure)}. {Each<BarSeries>(figure, Values)}",
        FigureKind.StackedBars => $"Stacked bars{Axes(figure)}. {Each<BarSeries>(figure, Values)}",
        FigureKind.Histogram => $"Histogram{Axes(figure)}. {Each<HistogramSeries>(figure, Bins)}",
        FigureKind.Boxes => $"Box plot{Axes(figure)}. {Each<BoxSeries>(figure, box => box.Statistics.Count == 0 ? "no values" : $"median {TipNumber.Of(box.Statistics.Median)}")}",
        FigureKind.HeatMap => Map((HeatMapSeries)figure.Series[0], Axes(figure)),
        FigureKind.Images => $"{((ImageGridSeries)figure.Series[0]).Tiles.Count} images.",
        _ => Parallel((ParallelSeries)figure.Series[0]),
    };

    private static string Axes(Figure figure)
    {
        string y = figure.Y.Title.Length > 0 ? $" of {figure.Y.Title}" : "", x = figure.X.Title.Length > 0 ? $" over {figure.X.Title}" : "";
        return y + x;
    }

    private static string Each<TSeries>(Figure figure, Func<TSeries, string> say)
        where TSeries : Series
    {
        IEnumerable<string> said = figure.Series.Take(MostNamed).Cast<TSeries>()
            .Select(series => (series.Name.Length > 0 ? series.Name + ": " : "") + say(series));
        return string.Join("; ", said) + (figure.Series.Count > MostNamed ? $"; and {figure.Series.Count - MostNamed} more." : ".");
    }

    private static string Range(IReadOnlyList<double> values) => values.Where(double.IsFinite).ToArray() is { Length: > 0 } finite
        ? $"{TipNumber.Of(finite.Min())} to {TipNumber.Of(finite.Max())}"
        : "no values";

    private static string Values(BarSeries bars) => bars.Categories.Count <= MostNamed
        ? string.Join(", ", bars.Categories.Zip(bars.Values, (category, value) => $"{category} {TipNumber.Of(value)}"))
        : $"{bars.Categories.Count} categories, {Range(bars.Values)}";

    private static string Bins(HistogramSeries histogram) =>
        $"{histogram.Counts.Count} bins from {TipNumber.Of(histogram.Edges[0])} to {TipNumber.Of(histogram.Edges[^1])}, {TipNumber.Of(histogram.Counts.Where(double.IsFinite).Sum())} in all";

    private static string Map(HeatMapSeries map, string axes) =>
        $"Heat map{axes}: {map.Name} in {map.Rows.Count} rows and {map.Columns.Count} columns, {Range([.. map.Values.SelectMany(row => row)])}.";

    private static string Parallel(ParallelSeries lines) =>
        $"Parallel coordinates: {lines.Count} {(lines.Name.Length > 0 ? lines.Name : "lines")} over {string.Join(", ", lines.Axes.Select(axis => axis.Name))}.";
}
