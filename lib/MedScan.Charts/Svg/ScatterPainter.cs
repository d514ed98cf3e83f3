using System.Globalization;
using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws points.</summary>
internal sealed class ScatterPainter(Figure figure) : IXyPainter
{
    private readonly ScatterSeries[] _series = [.. figure.Series.Cast<ScatterSeries>()];

    public IReadOnlyList<string>? Categories => null;

    public IEnumerable<double> XValues => _series.SelectMany(points => points.X);

    public IEnumerable<double> YValues => _series.SelectMany(points => points.Y);

    public bool StandsOnZero => false;

    public bool RoundsX => true;

    public void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y) => svg.Clipped(area, inner =>
    {
        IReadOnlyList<string> colors = svg.Ink.ColorsOf(figure);
        (int Series, int Point, double X, double Y)[] points = PointThinning.Thin([.. Places(inner, x, y)]);
        // Few points are large and say what they are; of many each is only part of a cloud.
        bool many = points.Length > 1000;
        double radius = points.Length <= 300 ? 3.6 : many ? 2 : 2.8;
        foreach (IGrouping<int, (int Series, int Point, double X, double Y)> group in points.GroupBy(point => point.Series))
        {
            svg.Raw($"<g fill=\"{colors[group.Key]}\" fill-opacity=\"0.75\">");
            if (many)
                svg.Raw($"<path d=\"{string.Concat(group.Select(point => MarkerShapes.Path(point.Series, point.X, point.Y, radius)))}\"/>");
            else
                svg.Raw(Marked(group, radius));
            svg.Raw("</g>");
        }
    });

    private string Marked(IEnumerable<(int Series, int Point, double X, double Y)> points, double radius)
    {
        var text = new StringBuilder();
        foreach ((int series, int point, double x, double y) in points)
        {
            text.Append(CultureInfo.InvariantCulture, $"<path d=\"{MarkerShapes.Path(series, x, y, radius)}\"><title>");
            text.Append(SvgWriter.Escape(Tip(_series[series], point))).Append("</title></path>");
        }

        return text.ToString();
    }

    private string Tip(ScatterSeries points, int index)
    {
        string place = $"{TipNumber.Of(points.X[index])}, {TipNumber.Of(points.Y[index])}";
        string[] parts = [points.Texts?[index] ?? "", _series.Length > 1 ? points.Name : "", place];
        return string.Join(": ", parts.Where(part => part.Length > 0));
    }

    private IEnumerable<(int Series, int Point, double X, double Y)> Places(PlotArea area, AxisRange x, AxisRange y)
    {
        foreach ((int series, ScatterSeries points) in _series.Index())
        {
            for (int point = 0; point < points.X.Count; point++)
            {
                double across = x.Position(points.X[point]), up = y.Position(points.Y[point]);
                // Also what lies outside of fixed ends needs no place in the file.
                if (across is >= -0.01 and <= 1.01 && up is >= -0.01 and <= 1.01)
                    yield return (series, point, area.Left + (across * area.Width), area.Bottom - (up * area.Height));
            }
        }
    }
}
