using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws the lines between upright axes.</summary>
internal static class ParallelLines
{
    /// <summary>Of more lines only some are drawn; nobody could follow them.</summary>
    private const int Most = 2000;
    private const int MostWithTips = 500;

    public static void Draw(SvgWriter svg, ParallelSeries series, ParallelScale[] scales, PlotArea area, double step)
    {
        double[] prominence = [.. Enumerable.Range(0, series.Count).Select(line => Prominence(series, scales, line))];
        // What stands out lies on top, what has no value of the coloured axis below.
        int[] order = [.. Enumerable.Range(0, series.Count).OrderBy(line => double.IsNaN(prominence[line]) ? -1 : prominence[line])];
        int every = (order.Length + Most - 1) / Most;
        double width = order.Length <= 50 ? 2 : order.Length <= 300 ? 1.5 : 1;
        svg.Raw($"<g fill=\"none\" stroke-width=\"{SvgWriter.Number(width)}\" stroke-opacity=\"{(order.Length <= 300 ? "0.85" : "0.5")}\" stroke-linejoin=\"round\" stroke-linecap=\"round\">");
        for (int place = (order.Length - 1) % Math.Max(1, every); place < order.Length; place += every)
        {
            int line = order[place];
            string path = Path(series, scales, line, area, step);
            if (path.Length == 0)
                continue;
            string tip = order.Length <= MostWithTips ? $"><title>{SvgWriter.Escape(Tip(series, line))}</title></path>" : "/>";
            svg.Raw($"<path d=\"{path}\" stroke=\"{Color(svg.Ink, series, prominence[line])}\"{tip}");
        }

        svg.Raw("</g>");
    }

    /// <summary>0 to 1; NaN where the coloured axis has no value.</summary>
    private static double Prominence(ParallelSeries series, ParallelScale[] scales, int line)
    {
        if (series.ColorBy is null)
            return 0;
        int axis = series.Axes.Index().First(pair => pair.Item.Name == series.ColorBy).Index;
        double place = scales[axis].Range.Position(series.Axes[axis].Values[line]);
        return series.LowStandsOut ? 1 - place : place;
    }

    private static string Color(Ink ink, ParallelSeries series, double prominence) => series.ColorBy is null ? ink.Series(0)
        : double.IsNaN(prominence) ? ink.AxisLine
        : ink.Ramp[Math.Clamp((int)(prominence * ink.Ramp.Count), 0, ink.Ramp.Count - 1)];

    private static string Path(ParallelSeries series, ParallelScale[] scales, int line, PlotArea area, double step)
    {
        var path = new StringBuilder();
        double[] places = [.. series.Axes.Zip(scales, (axis, scale) => scale.Range.Position(axis.Values[line]))];
        for (int index = 0; index < places.Length; index++)
        {
            if (!double.IsFinite(places[index]))
                continue;
            bool joined = index > 0 && double.IsFinite(places[index - 1]), goesOn = index + 1 < places.Length && double.IsFinite(places[index + 1]);
            path.Append(joined ? 'L' : 'M').Append(SvgWriter.Number(area.Left + (index * step))).Append(' ')
                .Append(SvgWriter.Number(area.Bottom - (places[index] * area.Height)));
            // A value between two gaps is a dot.
            if (!joined && !goesOn)
                path.Append("h0");
        }

        return path.ToString();
    }

    private static string Tip(ParallelSeries series, int line)
    {
        IEnumerable<string> values = series.Axes.Select(axis => $"{axis.Name} {Value(axis, axis.Values[line])}");
        return (series.Texts is { } texts ? texts[line] + ": " : "") + string.Join(", ", values);
    }

    private static string Value(ParallelAxis axis, double value) =>
        double.IsNaN(value) || axis.Labels is null ? TipNumber.Of(value) : axis.Labels[(int)value];
}
