using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>The horizontal axis where it shows numbers.</summary>
internal static class NumberAxis
{
    public const double FontSize = 12;
    private const double Edge = 12;

    /// <summary>How many ticks there may be before their labels are known.</summary>
    public static int MostTicks(double width) => (int)Math.Clamp(width / 70, 2, 12);

    /// <summary>Marks and labels below an area.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="area">The rectangle above them.</param>
    /// <param name="room">What the labels may use, and a little more.</param>
    /// <param name="x">From where to where.</param>
    /// <param name="whole">Whether values between whole numbers mean nothing.</param>
    /// <param name="grid">Whether the marks go on as lines across the area.</param>
    public static void Draw(SvgWriter svg, PlotArea area, PlotArea room, AxisRange x, bool whole, bool grid)
    {
        int count = MostTicks(area.Width);
        IReadOnlyList<Tick> ticks = Ticks.In(x, count, whole);
        // Wide numbers need fewer ticks.
        while (count > 2 && ticks.Sum(tick => TextMetrics.Width(tick.Label, FontSize) + 16) > area.Width)
            ticks = Ticks.In(x, --count, whole);
        foreach (Tick tick in ticks)
        {
            double at = area.Left + (x.Position(tick.Value) * area.Width);
            if (grid)
                svg.Line(at, area.Top, at, area.Bottom, svg.Ink.Grid);
            svg.Line(at, area.Bottom, at, area.Bottom + 5, svg.Ink.AxisLine);
            double half = TextMetrics.Width(tick.Label, FontSize) / 2;
            double middle = Math.Max(room.Left - Edge + half, Math.Min(at, room.Right + Edge - half));
            svg.Text(middle, area.Bottom + 8 + FontSize, tick.Label, new(FontSize, svg.Ink.QuietText, "middle"));
        }
    }
}
