using System.Globalization;
using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws boxes with whiskers and outliers.</summary>
internal sealed class BoxPainter(Figure figure) : IXyPainter
{
    private readonly BoxSeries[] _series = [.. figure.Series.Cast<BoxSeries>()];

    public IReadOnlyList<string> Categories => [.. _series.Select(box => box.Name)];

    public IEnumerable<double> XValues => [];

    // On a logarithmic axis a whisker may end at 0 while the box lies above.
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
            svg.Raw($"<g stroke=\"{color}\" stroke-width=\"1.5\"><title>{SvgWriter.Escape(Tip(box))}</title>");
            DrawBox(svg, box.Statistics, inner.Left + ((index + 0.5) * slot), Math.Min(slot * 0.5, 80) / 2, inner, y);
            svg.Raw("</g>");
        }
    });

    private static void DrawBox(SvgWriter svg, BoxStatistics box, double middle, double half, PlotArea area, AxisRange y)
    {
        string color = svg.Ink.Series(0);
        double top = Height(box.UpperQuartile), bottom = Height(box.LowerQuartile), median = Height(box.Median);
        string cap = SvgWriter.Number(half), at = SvgWriter.Number(middle);
        svg.Raw($"<path d=\"M{at} {N(top)}V{N(Height(box.UpperWhisker))}M{at} {N(bottom)}V{N(Height(box.LowerWhisker))}"
            + $"M{N(middle - (half / 2))} {N(Height(box.UpperWhisker))}h{cap}M{N(middle - (half / 2))} {N(Height(box.LowerWhisker))}h{cap}\" fill=\"none\"/>");
        svg.Raw($"<rect x=\"{N(middle - half)}\" y=\"{N(top)}\" width=\"{N(2 * half)}\" height=\"{N(bottom - top)}\" fill=\"{color}\" fill-opacity=\"0.25\"/>");
        svg.Raw($"<path d=\"M{N(middle - half)} {N(median)}h{N(2 * half)}\" stroke-width=\"2.5\"/>");
        var dots = new StringBuilder();
        // Outliers that fall on each other are one dot, so that the size is bounded.
        foreach (double place in box.Outliers.Select(Height).DistinctBy(place => Math.Round(place)))
            dots.Append(CultureInfo.InvariantCulture, $"<circle cx=\"{at}\" cy=\"{N(place)}\" r=\"2.5\"/>");
        if (dots.Length > 0)
            svg.Raw($"<g fill=\"none\" stroke-width=\"1\">{dots}</g>");

        static string N(double value) => SvgWriter.Number(value);
        double Height(double value) => y.Position(value) is var up && double.IsNaN(up) ? area.Bottom : area.Bottom - (Math.Clamp(up, -0.1, 1.1) * area.Height);
    }

    private static string Tip(BoxSeries box) => string.Create(
        CultureInfo.InvariantCulture,
        $"{box.Name}: median {box.Statistics.Median:0.####}, quartiles {box.Statistics.LowerQuartile:0.####} to {box.Statistics.UpperQuartile:0.####}, range {box.Statistics.Minimum:0.####} to {box.Statistics.Maximum:0.####}, {box.Statistics.Count} values");
}
