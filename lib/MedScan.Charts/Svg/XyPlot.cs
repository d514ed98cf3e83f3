using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Two axes and what lies between them.</summary>
internal static class XyPlot
{
    private const double TickSize = 12;
    private const double TitleSize = 12;

    public static void Draw(SvgWriter svg, Figure figure, IXyPainter painter, PlotArea room)
    {
        int yTicks = (int)Math.Clamp((room.Height - 40) / 50, 2, 10);
        AxisRange y = AxisRange.Of(figure.Y, painter.YValues, painter.StandsOnZero, yTicks);
        IReadOnlyList<Tick> yLabels = Ticks.In(y, yTicks);
        double titleHeight = figure.X.Title.Length > 0 ? TitleSize + 8 : 0;

        double left = room.Left + yLabels.Select(tick => TextMetrics.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max() + 8
            + (figure.Y.Title.Length > 0 ? TitleSize + 10 : 0);
        double width = Math.Max(20, room.Right - left);
        CategoryLabels? names = painter.Categories is { } categories ? new CategoryLabels(categories, width / categories.Count) : null;
        double below = (names?.Height ?? TickSize + 10) + titleHeight;
        var area = new PlotArea(left, room.Top, width, Math.Max(20, room.Height - below));

        foreach (Tick tick in yLabels)
        {
            double at = area.Bottom - (y.Position(tick.Value) * area.Height);
            svg.Line(area.Left, at, area.Right, at, svg.Ink.Grid);
            svg.Text(area.Left - 8, at + 4, tick.Label, new(TickSize, svg.Ink.QuietText, "end"));
        }

        AxisRange x = names is null ? DrawNumbers(svg, figure, painter, area) : new AxisRange(0, painter.Categories!.Count, AxisScale.Linear);
        painter.Draw(svg, area, x, y);
        names?.Draw(svg, area, room.Left - 12);
        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, svg.Ink.AxisLine);
        AxisTitles.Draw(svg, figure, area, room, area.Bottom + below);
    }

    /// <summary>The ticks of an x axis of numbers.</summary>
    private static AxisRange DrawNumbers(SvgWriter svg, Figure figure, IXyPainter painter, PlotArea area)
    {
        int count = (int)Math.Clamp(area.Width / 70, 2, 12);
        AxisRange x = AxisRange.Of(figure.X, painter.XValues, ticks: painter.RoundsX ? count : null);
        bool whole = painter.XValues.All(value => !double.IsFinite(value) || value == Math.Floor(value));
        IReadOnlyList<Tick> ticks = Ticks.In(x, count, whole);
        // Wide numbers need fewer ticks.
        while (count > 2 && ticks.Sum(tick => TextMetrics.Width(tick.Label, TickSize) + 16) > area.Width)
            ticks = Ticks.In(x, --count, whole);
        foreach (Tick tick in ticks)
        {
            double at = area.Left + (x.Position(tick.Value) * area.Width);
            svg.Line(at, area.Bottom, at, area.Bottom + 5, svg.Ink.AxisLine);
            svg.Text(at, area.Bottom + 8 + TickSize, tick.Label, new(TickSize, svg.Ink.QuietText, "middle"));
        }

        return x;
    }
}
