using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws bars, those of several series side by side.</summary>
internal static class BarPainter
{
    public static IReadOnlyList<string> Categories(Figure figure) =>
        [.. figure.Series.Cast<BarSeries>().SelectMany(bars => bars.Categories).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<double> Values(Figure figure) => figure.Series.Cast<BarSeries>().SelectMany(bars => bars.Values);

    public static void Draw(SvgWriter svg, Figure figure, PlotArea area, AxisRange y)
    {
        string[] categories = [.. Categories(figure)];
        double slot = area.Width / categories.Length;
        double width = Math.Min(slot * 0.76 / figure.Series.Count, 90);
        // On a logarithmic axis there is no 0; bars stand on its lower end.
        double ground = Height(y.Scale == AxisScale.Log ? y.Low : 0);
        foreach ((int index, (Series series, string color)) in figure.Series.Zip(Palette.ColorsOf(figure)).Index())
        {
            var bars = (BarSeries)series;
            foreach ((string category, double value) in bars.Categories.Zip(bars.Values))
            {
                if (!double.IsFinite(y.Position(value)))
                    continue;
                double left = area.Left + (slot * (Array.IndexOf(categories, category) + 0.5)) + ((index - (figure.Series.Count / 2.0)) * width);
                double end = Height(value);
                string tip = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{category}: {value:0.######}");
                svg.Rect(new PlotArea(left + 0.5, Math.Min(ground, end), width - 1, Math.Abs(end - ground)), color, tip);
            }
        }

        if (ground < area.Bottom - 1)
            svg.Line(area.Left, ground, area.Right, ground, Palette.AxisLine);

        double Height(double value) => area.Bottom - (Math.Clamp(y.Position(value), 0, 1) * area.Height);
    }
}
