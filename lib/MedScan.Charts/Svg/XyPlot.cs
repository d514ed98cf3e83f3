using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Two axes and what lies between them.</summary>
internal static class XyPlot
{
    private const double TickSize = 12;
    private const double TitleSize = 12;
    private const double Edge = 12; // of the margin around the room, which text at its border may use

    public static void Draw(SvgWriter svg, Figure figure, IXyPainter painter, PlotArea room)
    {
        int yTicks = (int)Math.Clamp((room.Height - 40) / 50, 2, 10);
        bool wholeCounts = painter.StandsOnZero && painter.YValues.All(value => !double.IsFinite(value) || value == Math.Floor(value));
        AxisRange y = AxisRange.Of(figure.Y, painter.YValues, painter.StandsOnZero, yTicks, wholeCounts);
        IReadOnlyList<Tick> yLabels = Ticks.In(y, yTicks, wholeCounts);
        double titleHeight = figure.X.Title.Length > 0 ? TitleSize + 8 : 0;

        double left = room.Left + yLabels.Select(tick => TextMetrics.Width(tick.Label, TickSize)).DefaultIfEmpty(0).Max() + 8
            + (figure.Y.Title.Length > 0 ? TitleSize + 10 : 0);
        double width = Math.Max(20, room.Right - left);
        CategoryLabels? names = painter.Categories is { } categories ? new CategoryLabels(categories, width / categories.Count) : null;
        // Names aslant begin where there is room for the first of them.
        double shift = Math.Clamp((names?.Overhang ?? 0) - (left - room.Left) - Edge, 0, width * 0.12);
        (left, width) = (left + shift, width - shift);
        double below = (names?.Height ?? TickSize + 10) + titleHeight;
        var area = new PlotArea(left, room.Top, width, Math.Max(20, room.Height - below));

        foreach (Tick tick in yLabels)
        {
            double at = area.Bottom - (y.Position(tick.Value) * area.Height);
            svg.Line(area.Left, at, area.Right, at, svg.Ink.Grid);
            svg.Text(area.Left - 8, at + 4, tick.Label, new(TickSize, svg.Ink.QuietText, "end"));
        }

        AxisRange x = names is null ? DrawNumbers(svg, figure, painter, area, room) : new AxisRange(0, painter.Categories!.Count, AxisScale.Linear);
        painter.Draw(svg, area, x, y);
        names?.Draw(svg, area, room.Left - Edge);
        svg.Line(area.Left, area.Bottom, area.Right, area.Bottom, svg.Ink.AxisLine);
        AxisTitles.Draw(svg, figure, area, room, area.Bottom + below);
    }

    /// <summary>The ticks of an x axis of numbers.</summary>
    private static AxisRange DrawNumbers(SvgWriter svg, Figure figure, IXyPainter painter, PlotArea area, PlotArea room)
    {
        AxisRange x = AxisRange.Of(figure.X, painter.XValues, ticks: painter.RoundsX ? NumberAxis.MostTicks(area.Width) : null);
        bool whole = painter.XValues.All(value => !double.IsFinite(value) || value == Math.Floor(value));
        NumberAxis.Draw(svg, area, room, x, whole, grid: false);
        return x;
    }
}
