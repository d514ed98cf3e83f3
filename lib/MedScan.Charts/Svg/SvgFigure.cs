namespace MedScan.Charts.Svg;

/// <summary>Draws figures.</summary>
internal static class SvgFigure
{
    private const double Margin = 16;
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

    public static string Draw(Figure figure)
    {
        var svg = new SvgWriter();
        string name = figure.Title.Length > 0 ? SvgWriter.Escape(figure.Title) : "Figure";
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{figure.Width}\" height=\"{figure.Height}\" viewBox=\"0 0 {figure.Width} {figure.Height}\" "
            + $"role=\"img\" aria-label=\"{name}\" font-family=\"{Fonts}\">");
        svg.Raw($"<title>{name}</title>");
        svg.Rect(new PlotArea(0, 0, figure.Width, figure.Height), Palette.Background);
        double top = DrawHead(svg, figure);
        var room = new PlotArea(Margin, top, figure.Width - (2 * Margin), figure.Height - top - 12);
        if (figure.Series[0] is HeatMapSeries map)
            HeatMapPlot.Draw(svg, figure, map, room);
        else
            XyPlot.Draw(svg, figure, room);
        svg.Raw("</svg>");
        return svg.ToString();
    }

    /// <summary>Title, subtitle and legend.</summary>
    /// <returns>Where the rest begins.</returns>
    private static double DrawHead(SvgWriter svg, Figure figure)
    {
        const double titleSize = 16, subtitleSize = 12;
        double y = 10, width = figure.Width - (2 * Margin);
        if (figure.Title.Length > 0)
        {
            y += titleSize + 2;
            svg.Text(Margin, y, TextMetrics.Fit(figure.Title, width, titleSize, bold: true), new(titleSize, Palette.Text, Bold: true), figure.Title);
            y += 4;
        }

        if (figure.Subtitle.Length > 0)
        {
            y += subtitleSize + 2;
            svg.Text(Margin, y, TextMetrics.Fit(figure.Subtitle, width, subtitleSize), new(subtitleSize, Palette.QuietText), figure.Subtitle);
            y += 4;
        }

        return Legend.Draw(svg, figure, Margin, y, width) + 14;
    }
}
