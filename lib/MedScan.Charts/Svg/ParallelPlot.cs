using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Lines across upright axes.</summary>
internal static class ParallelPlot
{
    private const double TickSize = 11;
    private const double NameSize = 12;
    private const double NameHeight = 16;
    private const double WidestLabel = 110;
    private const double KeyWidth = 6;

    public static void Draw(SvgWriter svg, ParallelSeries series, PlotArea room)
    {
        ParallelScale[] scales = [.. series.Axes.Select(axis => new ParallelScale(axis))];
        double right = Math.Min(WidestLabel, scales[^1].Ticks.Select(tick => TextMetrics.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max()) + 12;
        double left = series.ColorBy == series.Axes[0].Name ? KeyWidth + 2 : 2;
        double step = (room.Width - left - right) / (series.Axes.Count - 1);
        // Names that would run into each other stand in two rows, by turns.
        bool twoRows = series.Axes.Count > 2 && series.Axes.Index().Any(axis =>
            Span(room, room.Left + left + (axis.Index * step), (step / 2) - 5) is var (from, to) && TextMetrics.Width(axis.Item.Name, NameSize, bold: true) > to - from);
        double head = (twoRows ? 2 : 1) * NameHeight;
        var area = new PlotArea(room.Left + left, room.Top + head, room.Width - left - right, room.Height - head - 10);

        ParallelLines.Draw(svg, series, scales, area, step);
        foreach ((int index, ParallelAxis axis) in series.Axes.Index())
        {
            double x = area.Left + (index * step);
            if (axis.Name == series.ColorBy)
                DrawKey(svg, series.LowStandsOut, new PlotArea(x - KeyWidth, area.Top, KeyWidth, area.Height));
            DrawAxis(svg, axis, scales[index], x, index < series.Axes.Count - 1 ? step : right, area);
            double nameY = area.Top - 8 - (twoRows && index % 2 == 0 ? NameHeight : 0);
            DrawName(svg, axis.Name, x, nameY, ((twoRows ? 1 : 0.5) * step) - 5, room);
        }
    }

    /// <summary>What the colours mean, along the axis they stand for.</summary>
    private static void DrawKey(SvgWriter svg, bool lowStandsOut, PlotArea key)
    {
        int count = svg.Ink.Ramp.Count;
        double height = key.Height / count;
        for (int index = 0; index < count; index++)
        {
            var part = new PlotArea(key.Left, key.Bottom - ((index + 1) * height), key.Width, height);
            svg.Rect(part, svg.Ink.Ramp[lowStandsOut ? count - 1 - index : index]);
        }
    }

    private static void DrawAxis(SvgWriter svg, ParallelAxis axis, ParallelScale scale, double x, double width, PlotArea area)
    {
        svg.Line(x, area.Top, x, area.Bottom, svg.Ink.AxisLine);
        int every = (int)Math.Ceiling(scale.Ticks.Count * (TickSize + 3) / area.Height);
        // Lines run behind the labels.
        TextStyle style = new(TickSize, axis.Labels is null ? svg.Ink.QuietText : svg.Ink.Text, Halo: true);
        for (int index = 0; index < scale.Ticks.Count; index += every)
        {
            Tick tick = scale.Ticks[index];
            double y = area.Bottom - (scale.Range.Position(tick.Value) * area.Height);
            svg.Line(x, y, x + 4, y, svg.Ink.AxisLine);
            svg.Text(x + 7, y + 4, TextMetrics.Fit(tick.Label, width - 12, TickSize), style, tick.Label);
        }
    }

    /// <summary>In the middle above its axis, if the edge of the picture allows.</summary>
    private static void DrawName(SvgWriter svg, string name, double x, double y, double half, PlotArea room)
    {
        (double left, double right) = Span(room, x, half);
        string text = TextMetrics.Fit(name, right - left, NameSize, bold: true);
        double width = TextMetrics.Width(text, NameSize, bold: true);
        double middle = Math.Clamp(x, left + (width / 2), Math.Max(left + (width / 2), right - (width / 2)));
        svg.Text(middle, y, text, new TextStyle(NameSize, svg.Ink.Text, "middle", Bold: true), name);
    }

    /// <summary>Where a name has room: to both sides as far as half-way to the next one.</summary>
    private static (double From, double To) Span(PlotArea room, double x, double half) => (Math.Max(room.Left, x - half), Math.Min(room.Right, x + half));
}
