using System.Globalization;
using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws histograms: one as full bars, several over each other as see-through areas with an outline.</summary>
internal sealed class HistogramPainter(Figure figure) : IXyPainter
{
    private readonly HistogramSeries[] _series = [.. figure.Series.Cast<HistogramSeries>()];

    public IReadOnlyList<string>? Categories => null;

    public IEnumerable<double> XValues => _series.SelectMany(series => series.Edges);

    public IEnumerable<double> YValues => _series.SelectMany(series => series.Counts);

    public bool StandsOnZero => true;

    public bool RoundsX => false;

    public void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y) => svg.Clipped(area, inner =>
    {
        bool several = _series.Length > 1;
        foreach ((HistogramSeries series, string color) in _series.Zip(svg.Ink.ColorsOf(figure)))
        {
            svg.Raw($"<g fill=\"{color}\"{(several ? " fill-opacity=\"0.3\"" : "")}>");
            foreach ((PlotArea bar, string tip) in Bars(series, inner, x, y))
                svg.Rect(bar, color, tip);
            svg.Raw("</g>");
            if (several)
                svg.Raw($"<path d=\"{Outline(series, inner, x, y)}\" fill=\"none\" stroke=\"{color}\" stroke-width=\"1.75\"/>");
        }
    });

    private IEnumerable<(PlotArea Bar, string Tip)> Bars(HistogramSeries series, PlotArea area, AxisRange x, AxisRange y)
    {
        for (int bin = 0; bin < series.Counts.Count; bin++)
        {
            double left = Across(series.Edges[bin], area, x), right = Across(series.Edges[bin + 1], area, x);
            double top = Height(series.Counts[bin], area, y), ground = Height(Ground(y), area, y);
            if (!double.IsFinite(left) || !double.IsFinite(top) || series.Counts[bin] == 0)
                continue;
            double gap = _series.Length == 1 && right - left > 4 ? 0.5 : 0;
            string name = _series.Length > 1 && series.Name.Length > 0 ? series.Name + ", " : "";
            yield return (new PlotArea(left + gap, Math.Min(top, ground), right - left - (2 * gap), Math.Abs(ground - top)), string.Create(
                CultureInfo.InvariantCulture, $"{name}{series.Edges[bin]:0.####} \u2013 {series.Edges[bin + 1]:0.####}: {series.Counts[bin]:0.######}"));
        }
    }

    private static string Outline(HistogramSeries series, PlotArea area, AxisRange x, AxisRange y)
    {
        var path = new StringBuilder();
        double ground = Height(Ground(y), area, y);
        bool begun = false;
        for (int bin = 0; bin < series.Counts.Count; bin++)
        {
            double left = Across(series.Edges[bin], area, x), right = Across(series.Edges[bin + 1], area, x);
            if (!double.IsFinite(left))
                continue;
            double top = Height(series.Counts[bin], area, y);
            if (!begun)
                path.Append('M').Append(SvgWriter.Number(left)).Append(' ').Append(SvgWriter.Number(ground));
            begun = true;
            path.Append('V').Append(SvgWriter.Number(double.IsFinite(top) ? top : ground)).Append('H').Append(SvgWriter.Number(right));
        }

        return begun ? path.Append('V').Append(SvgWriter.Number(ground)).ToString() : "";
    }

    // On a logarithmic axis there is no 0; bars stand on its lower end.
    private static double Ground(AxisRange y) => y.Scale == AxisScale.Log ? y.Low : 0;

    private static double Across(double value, PlotArea area, AxisRange x) => area.Left + (Math.Clamp(x.Position(value), -1, 2) * area.Width);

    private static double Height(double value, PlotArea area, AxisRange y) => area.Bottom - (Math.Clamp(y.Position(value), -0.1, 1.1) * area.Height);
}
