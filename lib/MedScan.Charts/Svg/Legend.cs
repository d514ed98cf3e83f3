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
        if (figure.Series[0] is HeatMapSeries || figure.Series.Count(series => series.Name.Length > 0) < 2)
            return top;
        double x = left, y = top + RowHeight;
        foreach ((Series series, string color) in figure.Series.Zip(Palette.ColorsOf(figure)).Where(pair => pair.First.Name.Length > 0))
        {
            string name = TextMetrics.Fit(series.Name, Math.Min(width - KeyWidth, 260), FontSize);
            double needed = KeyWidth + TextMetrics.Width(name, FontSize);
            if (x > left && x + needed > left + width)
                (x, y) = (left, y + RowHeight);
            if (series is LineSeries line)
                svg.Raw($"<path d=\"M{SvgWriter.Number(x)} {SvgWriter.Number(y - 4)}h16\" fill=\"none\" {LineStrokes.Of(line, color)}/>");
            else
                svg.Rect(new PlotArea(x + 2, y - 10, 12, 12), color);
            svg.Text(x + KeyWidth, y, name, new TextStyle(FontSize, Palette.Text), series.Name);
            x += needed + 16;
        }

        return y + 4;
    }
}
