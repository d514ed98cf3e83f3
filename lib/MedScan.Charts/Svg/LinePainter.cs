using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws lines with their bands and dots.</summary>
internal sealed class LinePainter(Figure figure) : IXyPainter
{
    private IEnumerable<LineSeries> Series => figure.Series.Cast<LineSeries>();

    public IReadOnlyList<string>? Categories => null;

    public IEnumerable<double> XValues => Series.SelectMany(line => line.X);

    public IEnumerable<double> YValues => Series.SelectMany(line => line.Band is { } band ? [.. line.Y, .. band.Lower, .. band.Upper] : line.Y);

    public bool StandsOnZero => false;

    public bool RoundsX => false;

    public void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y)
    {
        (LineSeries Line, string Color)[] lines = [.. Series.Zip(svg.Ink.ColorsOf(figure))];
        svg.Clipped(area, inner =>
        {
            foreach ((LineSeries line, string color) in lines)
            {
                if (line.Band is { } band)
                    DrawBand(svg, line, band, color, inner, x, y);
            }

            // The first series lies on top: it is named first.
            foreach ((LineSeries line, string color) in lines.Reverse())
                DrawLine(svg, line, color, inner, x, y);
        });
    }

    private static void DrawLine(SvgWriter svg, LineSeries line, string color, PlotArea area, AxisRange x, AxisRange y)
    {
        var path = new StringBuilder();
        var dots = new StringBuilder();
        bool mark = LineMarkers.AreShown(line);
        foreach (IReadOnlyList<(double X, double Y)> stretch in Stretches(line.X, line.Y, area, x, y))
        {
            IReadOnlyList<(double X, double Y)> points = LineThinning.Thin(stretch);
            for (int index = 0; index < points.Count; index++)
                path.Append(index == 0 ? 'M' : 'L').Append(Place(points[index]));
            // A value between two gaps would not be seen as a line.
            foreach ((double X, double Y) point in mark ? points : points.Count == 1 ? points : [])
                dots.Append(System.Globalization.CultureInfo.InvariantCulture, $"<circle cx=\"{SvgWriter.Number(point.X)}\" cy=\"{SvgWriter.Number(point.Y)}\" r=\"2.6\"/>");
        }

        if (line.Style != LineStyle.Points)
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
