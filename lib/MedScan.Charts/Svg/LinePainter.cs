using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws lines with their bands and dots.</summary>
internal static class LinePainter
{
    public static IEnumerable<double> XValues(Figure figure) => figure.Series.Cast<LineSeries>().SelectMany(line => line.X);

    public static IEnumerable<double> YValues(Figure figure) => figure.Series.Cast<LineSeries>()
        .SelectMany(line => line.Band is { } band ? [.. line.Y, .. band.Lower, .. band.Upper] : line.Y);

    public static void Draw(SvgWriter svg, Figure figure, PlotArea area, AxisRange x, AxisRange y)
    {
        // A nested picture cuts off what lies outside of fixed ends; a clip path would need a name that is unique in the page.
        // Lines at the very edge keep their whole width.
        const double edge = 5;
        svg.Raw($"<svg x=\"{SvgWriter.Number(area.Left - edge)}\" y=\"{SvgWriter.Number(area.Top - edge)}\" "
            + $"width=\"{SvgWriter.Number(area.Width + (2 * edge))}\" height=\"{SvgWriter.Number(area.Height + (2 * edge))}\">");
        var inner = new PlotArea(edge, edge, area.Width, area.Height);
        (LineSeries Line, string Color)[] lines = [.. figure.Series.Cast<LineSeries>().Zip(Palette.ColorsOf(figure))];
        foreach ((LineSeries line, string color) in lines)
        {
            if (line.Band is { } band)
                DrawBand(svg, line, band, color, inner, x, y);
        }

        // The first series lies on top: it is named first.
        foreach ((LineSeries line, string color) in lines.Reverse())
            DrawLine(svg, line, color, inner, x, y);
        svg.Raw("</svg>");
    }

    private static void DrawLine(SvgWriter svg, LineSeries line, string color, PlotArea area, AxisRange x, AxisRange y)
    {
        var path = new StringBuilder();
        var dots = new StringBuilder();
        bool mark = line.Style != LineStyle.Reference && line.X.Count <= LineMarkers.Limit;
        foreach (IReadOnlyList<(double X, double Y)> stretch in Stretches(line.X, line.Y, area, x, y))
        {
            IReadOnlyList<(double X, double Y)> points = LineThinning.Thin(stretch);
            for (int index = 0; index < points.Count; index++)
                path.Append(index == 0 ? 'M' : 'L').Append(Place(points[index]));
            // A value between two gaps would not be seen as a line.
            foreach ((double X, double Y) point in mark ? points : points.Count == 1 ? points : [])
                dots.Append(System.Globalization.CultureInfo.InvariantCulture, $"<circle cx=\"{SvgWriter.Number(point.X)}\" cy=\"{SvgWriter.Number(point.Y)}\" r=\"2.6\"/>");
        }

        svg.Raw($"<path d=\"{path}\" fill=\"none\" {LineStrokes.Of(line, color)}/>");
        if (dots.Length > 0)
            svg.Raw($"<g fill=\"{color}\">{dots}</g>");
    }

    private static void DrawBand(SvgWriter svg, LineSeries line, LineBand band, string color, PlotArea area, AxisRange x, AxisRange y)
    {
        IReadOnlyList<double> upper = [.. band.Upper.Zip(band.Lower, (high, low) => double.IsFinite(low) ? high : double.NaN)];
        IReadOnlyList<double> lower = [.. band.Lower.Zip(upper, (low, high) => double.IsFinite(high) ? low : double.NaN)];
        // Both have the same gaps, except where a logarithmic axis has no place for the lower end alone.
        var path = new StringBuilder();
        foreach ((IReadOnlyList<(double X, double Y)> above, IReadOnlyList<(double X, double Y)> below) in
            Stretches(line.X, upper, area, x, y).Zip(Stretches(line.X, lower, area, x, y)))
        {
            (double X, double Y)[] outline = [.. LineThinning.Thin(above), .. LineThinning.Thin(below).Reverse()];
            path.Append('M').AppendJoin('L', outline.Select(Place)).Append('Z');
        }

        svg.Raw($"<path d=\"{path}\" fill=\"{color}\" fill-opacity=\"0.18\"/>");
    }

    /// <summary>The points in pixels, parted at the gaps.</summary>
    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Stretches(
        IReadOnlyList<double> xs, IReadOnlyList<double> ys, PlotArea area, AxisRange x, AxisRange y)
    {
        List<(double X, double Y)> stretch = [];
        for (int index = 0; index < xs.Count; index++)
        {
            double across = x.Position(xs[index]), up = y.Position(ys[index]);
            if (double.IsFinite(across) && double.IsFinite(up))
            {
                // Far outside it makes no difference, but some viewers cannot read very long numbers.
                stretch.Add((area.Left + (Math.Clamp(across, -100, 100) * area.Width), area.Bottom - (Math.Clamp(up, -100, 100) * area.Height)));
            }
            else if (stretch.Count > 0)
            {
                yield return stretch;
                stretch = [];
            }
        }

        if (stretch.Count > 0)
            yield return stretch;
    }

    private static string Place((double X, double Y) point) => $"{SvgWriter.Number(point.X)} {SvgWriter.Number(point.Y)}";
}
