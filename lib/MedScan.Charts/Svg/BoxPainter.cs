using System.Globalization;
using System.Text;
using MedScan.Charts.Scales;
using static MedScan.Charts.Svg.SvgWriter;

namespace MedScan.Charts.Svg;

/// <summary>Draws boxes with whiskers and outliers.</summary>
internal sealed class BoxPainter(Figure figure) : IXyPainter
{
    private readonly BoxSeries[] _series = [.. figure.Series.Cast<BoxSeries>()];

    public IReadOnlyList<string> Categories => [.. _series.Select(box => box.Name)];

    public IEnumerable<double> XValues => [];

    // Not only the ends: on a logarithmic axis one of them may be 0.
    public IEnumerable<double> YValues => _series.Select(box => box.Statistics).SelectMany(box =>
        new[] { box.Minimum, box.LowerWhisker, box.LowerQuartile, box.Median, box.UpperQuartile, box.UpperWhisker, box.Maximum });

    public bool StandsOnZero => false;

    public bool RoundsX => false;

    public void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y) => svg.Clipped(area, inner =>
    {
        double slot = inner.Width / _series.Length;
        string color = svg.Ink.Series(0);
        foreach ((int index, BoxSeries box) in _series.Index())
        {
            if (box.Statistics.Count == 0)
                continue;
            svg.Raw($"<g stroke=\"{color}\" stroke-width=\"1.5\" fill=\"none\"><title>{EscapeLines(Tip(box))}</title>");
            DrawBox(svg, box.Statistics, color, inner.Left + ((index + 0.5) * slot), Math.Min(slot * 0.5, 80) / 2, inner, y);
            svg.Raw("</g>");
        }
    });

    private static void DrawBox(SvgWriter svg, BoxStatistics box, string color, double middle, double half, PlotArea area, AxisRange y)
    {
        double top = Height(box.UpperQuartile), bottom = Height(box.LowerQuartile);
        svg.Raw($"<path d=\"{Whisker(top, box.UpperWhisker)}{Whisker(bottom, box.LowerWhisker)}\"/>");
        svg.Raw($"<rect x=\"{Number(middle - half)}\" y=\"{Number(top)}\" width=\"{Number(2 * half)}\" height=\"{Number(bottom - top)}\" fill=\"{color}\" fill-opacity=\"0.25\"/>");
        if (double.IsFinite(y.Position(box.Median)))
            svg.Raw($"<path d=\"M{Number(middle - half)} {Number(Height(box.Median))}h{Number(2 * half)}\" stroke-width=\"2.5\"/>");
        var dots = new StringBuilder();
        // Outliers that fall on each other are one dot, so that the size is bounded.
        foreach (double place in box.Outliers.Where(value => double.IsFinite(y.Position(value))).Select(Height).DistinctBy(place => Math.Round(place)))
            dots.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{Number(middle)}\" cy=\"{Number(place)}\" r=\"2.5\"/>");
        if (dots.Length > 0)
            svg.Raw($"<g stroke-width=\"1\">{dots}</g>");

        string Whisker(double from, double end) => $"M{Number(middle)} {Number(from)}V{Number(Height(end))}"
            // A whisker that runs out of a logarithmic axis has no end there.
            + (double.IsFinite(y.Position(end)) ? $"M{Number(middle - (half / 2))} {Number(Height(end))}h{Number(half)}" : "");

        double Height(double value) => y.Position(value) is var up && double.IsNaN(up) ? area.Bottom : area.Bottom - (Math.Clamp(up, -0.1, 1.1) * area.Height);
    }

    private static string Tip(BoxSeries box)
    {
        BoxStatistics values = box.Statistics;
        return $"{box.Name}\nmedian {TipNumber.Of(values.Median)}\nquartiles {TipNumber.Of(values.LowerQuartile)} to {TipNumber.Of(values.UpperQuartile)}\n"
            + $"range {TipNumber.Of(values.Minimum)} to {TipNumber.Of(values.Maximum)}\n{TipNumber.Of(values.Count)} values, {TipNumber.Of(values.Outliers.Count)} outliers";
    }
}
