using System.Globalization;
using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Lines across upright axes.</summary>
internal static class ParallelPlot
{
    private const double TickSize = 11;
    private const double NameSize = 12;

    public static void Draw(SvgWriter svg, ParallelSeries series, PlotArea room)
    {
        var area = new PlotArea(room.Left + 30, room.Top + NameSize + 8, room.Width - 80, room.Height - NameSize - 16);
        double step = area.Width / (series.Axes.Count - 1);
        AxisRange[] ranges = [.. series.Axes.Select(Range)];
        DrawLines(svg, series, ranges, area, step);
        foreach ((int index, ParallelAxis axis) in series.Axes.Index())
            DrawAxis(svg, axis, ranges[index], area.Left + (index * step), step, area);
    }

    private static AxisRange Range(ParallelAxis axis) => axis.Labels is { } labels
        ? new AxisRange(-0.5, Math.Max(1, labels.Count) - 0.5, AxisScale.Linear)
        : AxisRange.Of(new Axis { Scale = axis.Scale }, axis.Values);

    private static void DrawLines(SvgWriter svg, ParallelSeries series, AxisRange[] ranges, PlotArea area, double step)
    {
        int[] order = [.. Enumerable.Range(0, series.Count).OrderBy(line => Prominence(series, ranges, line))];
        svg.Raw("<g fill=\"none\" stroke-width=\"1.5\" stroke-opacity=\"0.75\">");
        foreach (int line in order)
        {
            var path = new StringBuilder();
            bool drawing = false;
            foreach ((int index, ParallelAxis axis) in series.Axes.Index())
            {
                double place = ranges[index].Position(axis.Values[line]);
                if (double.IsFinite(place))
                    path.Append(drawing ? 'L' : 'M').Append(SvgWriter.Number(area.Left + (index * step))).Append(' ').Append(SvgWriter.Number(area.Bottom - (place * area.Height)));
                drawing = double.IsFinite(place);
            }

            double prominence = Prominence(series, ranges, line);
            string color = series.ColorBy is null ? svg.Ink.Series(0) : double.IsFinite(prominence)
                ? svg.Ink.Ramp[(int)Math.Round(prominence * (svg.Ink.Ramp.Count - 1))] : svg.Ink.Grid;
            svg.Raw($"<path d=\"{path}\" stroke=\"{color}\"><title>{SvgWriter.Escape(Tip(series, line))}</title></path>");
        }

        svg.Raw("</g>");
    }

    private static double Prominence(ParallelSeries series, AxisRange[] ranges, int line)
    {
        if (series.ColorBy is null)
            return 0;
        int axis = series.Axes.Index().First(pair => pair.Item.Name == series.ColorBy).Index;
        double place = ranges[axis].Position(series.Axes[axis].Values[line]);
        return series.LowStandsOut ? 1 - place : place;
    }

    private static void DrawAxis(SvgWriter svg, ParallelAxis axis, AxisRange range, double x, double step, PlotArea area)
    {
        svg.Line(x, area.Top, x, area.Bottom, svg.Ink.AxisLine);
        svg.Text(x, area.Top - 8, TextMetrics.Fit(axis.Name, step - 8, NameSize), new TextStyle(NameSize, svg.Ink.Text, "middle"), axis.Name);
        IReadOnlyList<Tick> ticks = axis.Labels is { } labels
            ? [.. labels.Select((label, index) => new Tick(index, label))]
            : Ticks.In(range, 5);
        foreach (Tick tick in ticks)
        {
            double y = area.Bottom - (range.Position(tick.Value) * area.Height);
            svg.Line(x, y, x + 4, y, svg.Ink.AxisLine);
            svg.Text(x + 7, y + 4, TextMetrics.Fit(tick.Label, step - 14, TickSize), new TextStyle(TickSize, svg.Ink.QuietText), tick.Label);
        }
    }

    private static string Tip(ParallelSeries series, int line)
    {
        IEnumerable<string> values = series.Axes.Select(axis => $"{axis.Name} {(double.IsNaN(axis.Values[line]) ? "\u2013" :
            axis.Labels is { } labels ? labels[(int)axis.Values[line]] : axis.Values[line].ToString("0.######", CultureInfo.InvariantCulture))}");
        return (series.Texts is { } texts ? texts[line] + ": " : "") + string.Join(", ", values);
    }
}
