namespace MedScan.Charts.Svg;

/// <summary>Draws figures.</summary>
internal static class SvgFigure
{
    private const double Margin = 16;
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'DejaVu Sans', 'Liberation Sans', Arial, sans-serif";

    /// <param name="figure">What to draw.</param>
    /// <param name="ink">In which colours.</param>
    /// <param name="name">What it is called where its title stands elsewhere; null = as its title says.</param>
    public static string Draw(Figure figure, Ink ink, string? name = null)
    {
        var svg = new SvgWriter(ink);
        name = SvgWriter.Escape(new[] { name, figure.Title, "Figure" }.First(text => text is { Length: > 0 })!);
        svg.Raw($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{figure.Width}\" height=\"{figure.Height}\" viewBox=\"0 0 {figure.Width} {figure.Height}\" "
            + $"role=\"img\" aria-label=\"{name}\" font-family=\"{Fonts}\">");
        svg.Raw($"<title>{name}</title>");
        svg.Raw($"<desc>{SvgWriter.Escape(FigureDescription.Of(figure))}</desc>");
        if (!ink.IsPage)
            svg.Rect(new PlotArea(0, 0, figure.Width, figure.Height), svg.Ink.Background);
        double top = DrawHead(svg, figure);
        DrawBody(svg, figure, new PlotArea(Margin, top, figure.Width - (2 * Margin), figure.Height - top - 12));
        svg.Raw("</svg>");
        return svg.ToString();
    }

    private static void DrawBody(SvgWriter svg, Figure figure, PlotArea room)
    {
        switch (figure.Series[0])
        {
            case HeatMapSeries map:
                HeatMapPlot.Draw(svg, figure, map, room);
                break;
            case ImageGridSeries grid:
                ImageGridPlot.Draw(svg, grid, room);
                break;
            case ParallelSeries lines:
                ParallelPlot.Draw(svg, lines, room);
                break;
            case BarSeries when figure.IsHorizontal:
                HorizontalBarPlot.Draw(svg, figure, room);
                break;
            default:
                XyPlot.Draw(svg, figure, PainterOf(figure), room);
                break;
        }
    }

    private static IXyPainter PainterOf(Figure figure) => figure.Kind switch
    {
        FigureKind.Lines => new LinePainter(figure),
        FigureKind.Scatter => new ScatterPainter(figure),
        FigureKind.Histogram => new HistogramPainter(figure),
        FigureKind.Boxes => new BoxPainter(figure),
        _ => new BarPainter(figure),
    };

    /// <summary>Title, subtitle and legend.</summary>
    /// <returns>Where the rest begins.</returns>
    private static double DrawHead(SvgWriter svg, Figure figure)
    {
        const double titleSize = 16, subtitleSize = 12;
        double y = 10, width = figure.Width - (2 * Margin);
        if (figure.Title.Length > 0)
        {
            y += titleSize + 2;
            svg.Text(Margin, y, TextMetrics.Fit(figure.Title, width, titleSize, bold: true), new(titleSize, svg.Ink.Text, Bold: true), figure.Title);
            y += 4;
        }

        if (figure.Subtitle.Length > 0)
        {
            y += subtitleSize + 2;
            svg.Text(Margin, y, TextMetrics.Fit(figure.Subtitle, width, subtitleSize), new(subtitleSize, svg.Ink.QuietText), figure.Subtitle);
            y += 4;
        }

        return Legend.Draw(svg, figure, Margin, y, width) + 14;
    }
}
