using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Lines or bars between two axes.</summary>
internal static class XyPlot
{
    private const double TickSize = 12;
    private const double TitleSize = 12;

    public static void Draw(SvgWriter svg, Figure figure, PlotArea room)
    {
        bool bars = figure.Series[0] is BarSeries;
        int yTicks = (int)Math.Clamp((room.Height - 40) / 50, 2, 10);
        AxisRange y = AxisRange.Of(figure.Y, bars ? BarPainter.Values(figure) : LinePainter.YValues(figure), includeZero: bars, yTicks);
        IReadOnlyList<Tick> yLabels = Ticks.In(y, yTicks);
        double titleHeight = figure.X.Title.Length > 0 ? TitleSize + 8 : 0;

        double left = room.Left + yLabels.Max(tick => TextMetrics.Width(tick.Label, TickSize)) + 8
            + (figure.Y.Title.Length > 0 ? TitleSize + 10 : 0);
        CategoryLabels? names = bars ? new CategoryLabels(BarPainter.Categories(figure), (room.Right - left) / BarPainter.Categories(figure).Count) : null;
        double below = (names?.Height ?? TickSize + 10) + titleHeight;
        var area = new PlotArea(left, room.Top, room.Right - left, Math.Max(20, room.Height - below));

        foreach (Tick tick in yLabels)
        {
            double at = area.Bottom - (y.Position(tick.Value) * area.Height);
            svg.Line(area.Left, at, area.Right, at, Palette.Grid);
            svg.Text(area.Left - 8, at + 4, tick.Label, new(TickSize, Palette.QuietText, "end"));
        }

        if (bars)
        {
            BarPainter.Draw(svg, figure, area, y);
            names!.Draw(svg, area);
        }
        else
        {
            DrawLines(svg, figure, area, y);
        }

        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, Palette.AxisLine);
        AxisTitles.Draw(svg, figure, area, room, area.Bottom + below);
    }

    private static void DrawLines(SvgWriter svg, Figure figure, PlotArea area, AxisRange y)
    {
        AxisRange x = AxisRange.Of(figure.X, LinePainter.XValues(figure));
        bool whole = LinePainter.XValues(figure).All(value => !double.IsFinite(value) || value == Math.Floor(value));
        int count = (int)Math.Clamp(area.Width / 70, 2, 12);
        IReadOnlyList<Tick> ticks = Ticks.In(x, count, whole);
        // Wide numbers need fewer ticks.
        while (count > 2 && ticks.Sum(tick => TextMetrics.Width(tick.Label, TickSize) + 16) > area.Width)
            ticks = Ticks.In(x, --count, whole);
        foreach (Tick tick in ticks)
        {
            double at = area.Left + (x.Position(tick.Value) * area.Width);
            svg.Line(at, area.Bottom, at, area.Bottom + 5, Palette.AxisLine);
            svg.Text(at, area.Bottom + 8 + TickSize, tick.Label, new(TickSize, Palette.QuietText, "middle"));
        }

        LinePainter.Draw(svg, figure, area, x, y);
    }
}
