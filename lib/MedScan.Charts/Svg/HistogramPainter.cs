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
        foreach ((HistogramSeries series, string color) in _series.Zip(svg.Ink.ColorsOf(figure)))
        {
            (double Left, double Right, double Top, string Tip)[] bars = [.. Bars(series, inner, x, y)];
            double ground = Height(y.Scale == AxisScale.Log ? y.Low : 0, inner, y);
            if (_series.Length == 1)
            {
                foreach ((double left, double right, double top, string tip) in bars)
                {
                    double gap = right - left > 4 ? 0.5 : 0;
                    svg.Rect(new PlotArea(left + gap, Math.Min(top, ground), right - left - (2 * gap), Math.Abs(ground - top)), color, tip);
                }

                continue;
            }

            svg.Raw($"<path d=\"{Outline(bars, ground)}\" fill=\"{color}\" fill-opacity=\"0.25\" stroke=\"{color}\" stroke-width=\"1.75\" stroke-linejoin=\"round\"/>");
        }

        if (_series.Length > 1)
            DrawTips(svg, inner, x, y);
    });

    /// <summary>Unseen columns over areas that lie over each other: on hovering they tell what all series have there.</summary>
    private void DrawTips(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y)
    {
        // With different edges there is no common column.
        if (_series.Any(series => !series.Edges.SequenceEqual(_series[0].Edges)))
            return;
        svg.Raw("<g fill=\"#000\" fill-opacity=\"0\">");
        for (int bin = 0; bin < _series[0].Counts.Count; bin++)
        {
            double left = Across(_series[0].Edges[bin], area, x), right = Across(_series[0].Edges[bin + 1], area, x);
            string counts = string.Join("\n", _series.Select(series => $"{series.Name}: {TipNumber.Of(series.Counts[bin])}"));
            if (double.IsFinite(left))
            {
                svg.Raw($"<path d=\"M{SvgWriter.Number(left)} {SvgWriter.Number(area.Top)}H{SvgWriter.Number(right)}V{SvgWriter.Number(area.Bottom)}H{SvgWriter.Number(left)}z\">"
                    + $"<title>{SvgWriter.Escape(Span(_series[0], bin))}\n{SvgWriter.EscapeLines(counts)}</title></path>");
            }
        }

        svg.Raw("</g>");
    }

    private static IEnumerable<(double Left, double Right, double Top, string Tip)> Bars(HistogramSeries series, PlotArea area, AxisRange x, AxisRange y)
    {
        for (int bin = 0; bin < series.Counts.Count; bin++)
        {
            double left = Across(series.Edges[bin], area, x), right = Across(series.Edges[bin + 1], area, x), top = Height(series.Counts[bin], area, y);
            if (double.IsFinite(left) && double.IsFinite(top) && series.Counts[bin] != 0 && right >= area.Left && left <= area.Right)
                yield return (left, right, top, $"{Span(series, bin)}: {TipNumber.Of(series.Counts[bin])}");
        }
    }

    private static string Span(HistogramSeries series, int bin) => $"{TipNumber.Of(series.Edges[bin])} to {TipNumber.Of(series.Edges[bin + 1])}";

    /// <summary>Around bars that touch each other.</summary>
    private static string Outline((double Left, double Right, double Top, string Tip)[] bars, double ground)
    {
        var path = new StringBuilder();
        for (int bar = 0; bar < bars.Length; bar++)
        {
            if (bar == 0 || bars[bar].Left > bars[bar - 1].Right + 0.01)
                path.Append('M').Append(SvgWriter.Number(bars[bar].Left)).Append(' ').Append(SvgWriter.Number(ground));
            path.Append('V').Append(SvgWriter.Number(bars[bar].Top)).Append('H').Append(SvgWriter.Number(bars[bar].Right));
            if (bar == bars.Length - 1 || bars[bar + 1].Left > bars[bar].Right + 0.01)
                path.Append('V').Append(SvgWriter.Number(ground));
        }

        return path.ToString();
    }

    private static double Across(double value, PlotArea area, AxisRange x) => area.Left + (Math.Clamp(x.Position(value), -1, 2) * area.Width);

    private static double Height(double value, PlotArea area, AxisRange y) => area.Bottom - (Math.Clamp(y.Position(value), -0.1, 1.1) * area.Height);
}
