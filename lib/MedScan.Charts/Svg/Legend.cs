namespace MedScan.Charts.Svg;

/// <summary>Names with their colours, in rows below the title.</summary>
internal static class Legend
{
    private const double FontSize = 12;
    private const double RowHeight = 18;
    private const double KeyWidth = 22;
    private const double Gap = 16;

    /// <summary>Whether there are names to be told apart; boxes are named by their axis, and a heat map has its colour scale.</summary>
    public static bool IsNeeded(Figure figure) =>
        figure.Kind is FigureKind.Lines or FigureKind.Scatter or FigureKind.Bars or FigureKind.StackedBars or FigureKind.Histogram
        && figure.Series.Count(series => series.Name.Length > 0) >= 2;

    /// <summary>Draws as many names as have room in a quarter of the height.</summary>
    /// <returns>Where the legend ends.</returns>
    public static double Draw(SvgWriter svg, Figure figure, double left, double top, double width)
    {
        if (!IsNeeded(figure))
            return top;
        double x = left, y = top + RowHeight, lowest = top + (RowHeight * Math.Max(1, Math.Floor(figure.Height / 4.0 / RowHeight)));
        IReadOnlyList<string> colors = svg.Ink.ColorsOf(figure);
        int[] named = [.. Enumerable.Range(0, figure.Series.Count).Where(index => figure.Series[index].Name.Length > 0)];
        foreach ((int place, int index) in named.Index())
        {
            string name = TextMetrics.Fit(figure.Series[index].Name, Math.Min(width - KeyWidth, 260), FontSize);
            double needed = KeyWidth + TextMetrics.Width(name, FontSize);
            string rest = $"and {named.Length - place} more";
            double reserved = y >= lowest && place < named.Length - 1 ? Gap + TextMetrics.Width(rest, FontSize) : 0;
            if (x > left && x + needed + reserved > left + width)
            {
                if (y >= lowest)
                {
                    svg.Text(x, y, rest, new TextStyle(FontSize, svg.Ink.QuietText), string.Join(", ", named[place..].Select(one => figure.Series[one].Name)));
                    break;
                }

                (x, y) = (left, y + RowHeight);
            }

            DrawKey(svg, figure.Series[index], index, colors[index], x, y);
            svg.Text(x + KeyWidth, y, name, new TextStyle(FontSize, svg.Ink.Text), figure.Series[index].Name);
            x += needed + Gap;
        }

        return y + 4;
    }

    private static void DrawKey(SvgWriter svg, Series series, int index, string color, double x, double y)
    {
        if (series is LineSeries { Style: LineStyle.Points })
            svg.Raw($"<circle cx=\"{SvgWriter.Number(x + 8)}\" cy=\"{SvgWriter.Number(y - 4)}\" r=\"2.6\" fill=\"{color}\"/>");
        else if (series is LineSeries line)
            svg.Raw($"<path d=\"M{SvgWriter.Number(x)} {SvgWriter.Number(y - 4)}h16\" fill=\"none\" {LineStrokes.Of(line, color)}/>");
        else if (series is ScatterSeries)
            svg.Raw($"<path d=\"{MarkerShapes.Path(index, x + 8, y - 4, 4.5)}\" fill=\"{color}\"/>");
        else
            svg.Rect(new PlotArea(x + 2, y - 10, 12, 12), color);
    }
}
