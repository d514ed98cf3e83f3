using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Bars that lie, with room for the names of many or long-named categories.</summary>
internal static class HorizontalBarPlot
{
    private const double RowHeight = 22;

    /// <summary>The height in which all bars can be told apart and all names be read.</summary>
    public static int HeightOf(Figure figure)
    {
        IReadOnlyList<string> categories = BarStack.Of(figure).Categories;
        int abreast = figure.Kind == FigureKind.StackedBars ? 1 : figure.Series.Count;
        bool inTwoLines = RowNames.Width(categories, double.PositiveInfinity) > figure.Width * 0.38;
        double row = Math.Max(inTwoLines ? 36 : RowHeight, abreast * RowHeight * 0.7);
        return (int)Math.Clamp(130 + (categories.Count * row), 200, 16_384);
    }

    public static void Draw(SvgWriter svg, Figure figure, PlotArea room)
    {
        var stack = BarStack.Of(figure);
        double titleLeft = figure.Y.Title.Length > 0 ? RowNames.FontSize + 10 : 0;
        double names = RowNames.Width(stack.Categories, room.Width * 0.4);
        double left = room.Left + names + 8 + titleLeft;
        double below = NumberAxis.FontSize + 10 + (figure.X.Title.Length > 0 ? NumberAxis.FontSize + 8 : 0);
        var area = new PlotArea(left, room.Top, Math.Max(20, room.Right - left - 8), Math.Max(20, room.Height - below));
        bool whole = stack.Ends.All(value => value == Math.Floor(value));
        AxisRange x = AxisRange.Of(figure.X, stack.Ends, includeZero: true, NumberAxis.MostTicks(area.Width), whole);

        NumberAxis.Draw(svg, area, room, x, whole, grid: true);
        // On a logarithmic axis there is no 0; bars stand on its lower end.
        double ground = Across(x.Scale == AxisScale.Log ? x.Low : 0, area, x);
        foreach ((int series, string color) in svg.Ink.ColorsOf(figure).Index())
            BarRects.Draw(svg, color, [.. Places(figure, stack, series, area, x, ground)], category => stack.Tip(figure, series, category), lying: true);
        svg.Line(ground, area.Top, ground, area.Bottom, svg.Ink.AxisLine);
        RowNames.Draw(svg, stack.Categories, area, names);
        AxisTitles.Draw(svg, figure, area, room, area.Bottom + below);
    }

    private static IEnumerable<(int Category, PlotArea Bar)> Places(Figure figure, BarStack stack, int series, PlotArea area, AxisRange x, double ground)
    {
        bool stacked = figure.Kind == FigureKind.StackedBars;
        int abreast = stacked ? 1 : figure.Series.Count;
        double slot = area.Height / stack.Categories.Count;
        double thickness = Math.Min(slot * 0.76 / abreast, 60);
        double gap = thickness > 6 ? 0.5 : 0;
        for (int category = 0; category < stack.Categories.Count; category++)
        {
            if (stack.Bars[series][category] is not (var from, var to) || !double.IsFinite(x.Position(to)))
                continue;
            double top = area.Top + (slot * (category + 0.5)) + ((stacked ? -0.5 : series - (abreast / 2.0)) * thickness);
            double start = double.IsFinite(x.Position(from)) ? Across(from, area, x) : ground, end = Across(to, area, x);
            double length = Math.Abs(end - start), part = stacked && length > 3 ? 1 : 0;
            yield return (category, new PlotArea(Math.Min(start, end) + (end < start ? part : 0), top + gap, length - part, thickness - (2 * gap)));
        }
    }

    private static double Across(double value, PlotArea area, AxisRange x) => area.Left + (Math.Clamp(x.Position(value), 0, 1) * area.Width);
}
