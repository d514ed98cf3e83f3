namespace MedScan.Charts.Svg;

/// <summary>Names with their colours, in rows below the title.</summary>
internal static class Legend
{
    private const double FontSize = 12;
    private const double RowHeight = 18;
    private const double KeyWidth = 22;

    /// <summary>Draws nothing for a heat map, and for one series, which the axis names.</summary>
    /// <returns>Where the legend ends.</returns>
    public static double Draw(SvgWriter svg, Figure figure, double left, double top, double width)
    {
        if (!HasLegend(figure) || figure.Series.Count(series => series.Name.Length > 0) < 2)
            return top;
        double x = left, y = top + RowHeight;
        foreach ((int index, (Series series, string color)) in figure.Series.Zip(svg.Ink.ColorsOf(figure)).Index().Where(pair => pair.Item.First.Name.Length > 0))
        {
            string name = TextMetrics.Fit(series.Name, Math.Min(width - KeyWidth, 260), FontSize);
            double needed = KeyWidth + TextMetrics.Width(name, FontSize);
            if (x > left && x + needed > left + width)
                (x, y) = (left, y + RowHeight);
            if (series is LineSeries line)
                svg.Raw($"<path d=\"M{SvgWriter.Number(x)} {SvgWriter.Number(y - 4)}h16\" fill=\"none\" {LineStrokes.Of(line, color)}/>");
            else if (series is ScatterSeries)
                svg.Raw($"<path d=\"{MarkerShapes.Path(index, x + 8, y - 4, 4.5)}\" fill=\"{color}\"/>");
            else
                svg.Rect(new PlotArea(x + 2, y - 10, 12, 12), color);
            svg.Text(x + KeyWidth, y, name, new TextStyle(FontSize, svg.Ink.Text), series.Name);
            x += needed + 16;
        }

        return y + 4;
    }

    // Boxes are named by the axis, a heat map has its colour scale.
    private static bool HasLegend(Figure figure) =>
        figure.Kind is FigureKind.Lines or FigureKind.Scatter or FigureKind.Bars or FigureKind.StackedBars or FigureKind.Histogram;
}
