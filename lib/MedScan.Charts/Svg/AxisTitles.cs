namespace MedScan.Charts.Svg;

/// <summary>What is written along the axes.</summary>
internal static class AxisTitles
{
    private const double FontSize = 12;

    /// <param name="svg">Where.</param>
    /// <param name="figure">Whose axes.</param>
    /// <param name="area">The plot.</param>
    /// <param name="room">The plot with its labels.</param>
    /// <param name="bottom">Base line of the lower title.</param>
    public static void Draw(SvgWriter svg, Figure figure, PlotArea area, PlotArea room, double bottom)
    {
        TextStyle style = new(FontSize, svg.Ink.Text, "middle");
        svg.Text(area.Left + (area.Width / 2), bottom, TextMetrics.Fit(figure.X.Title, area.Width, FontSize), style, figure.X.Title);
        double x = room.Left + FontSize - 4;
        svg.Text(x, area.Top + (area.Height / 2), TextMetrics.Fit(figure.Y.Title, area.Height, FontSize), style, figure.Y.Title, -90);
    }
}
