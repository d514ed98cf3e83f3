namespace MedScan.Charts.Svg;

/// <summary>The names left of rows: in one line, else in two, else cut off.</summary>
internal static class RowNames
{
    public const double FontSize = 12;

    /// <summary>How wide the names are.</summary>
    /// <param name="names">From the top.</param>
    /// <param name="most">More than this they never are.</param>
    public static double Width(IReadOnlyList<string> names, double most) => Math.Min(most, names.Max(name => TextMetrics.Width(name, FontSize)));

    /// <summary>Draws them.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="names">From the top.</param>
    /// <param name="area">The rectangle to the right of them.</param>
    /// <param name="width">How wide they may be.</param>
    public static void Draw(SvgWriter svg, IReadOnlyList<string> names, PlotArea area, double width)
    {
        TextStyle style = new(FontSize, svg.Ink.Text, "end");
        double height = area.Height / names.Count;
        int every = (int)Math.Ceiling((NumberNames.Are(names) ? 2 * FontSize : FontSize + 2) / height);
        for (int row = 0; row < names.Count; row += every)
        {
            double y = area.Top + ((row + 0.5) * height) + 4;
            string name = names[row];
            if (TextMetrics.Width(name, FontSize) > width && height >= 32 && TextMetrics.Halve(name, FontSize) is var (first, second))
            {
                svg.Text(area.Left - 8, y - 7, TextMetrics.Fit(first, width, FontSize), style, first);
                svg.Text(area.Left - 8, y + 8, TextMetrics.Fit(second, width, FontSize), style, second);
            }
            else
            {
                svg.Text(area.Left - 8, y, TextMetrics.Fit(name, width, FontSize), style, name);
            }
        }
    }
}
