using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws bars, those of several series side by side or on each other.</summary>
internal sealed class BarPainter(Figure figure) : IXyPainter
{
    private readonly BarSeries[] _series = [.. figure.Series.Cast<BarSeries>()];
    private readonly BarStack _stack = BarStack.Of(figure);

    public IReadOnlyList<string> Categories => _stack.Categories;

    public IEnumerable<double> XValues => [];

    public IEnumerable<double> YValues => _stack.Ends;

    public bool StandsOnZero => true;

    public bool RoundsX => false;

    public void Draw(SvgWriter svg, PlotArea area, AxisRange x, AxisRange y)
    {
        // On a logarithmic axis there is no 0; bars stand on its lower end.
        double ground = Height(y.Scale == AxisScale.Log ? y.Low : 0, area, y);
        foreach ((int index, string color) in svg.Ink.ColorsOf(figure).Index())
            BarRects.Draw(svg, color, [.. Places(index, area, y, ground)], category => _stack.Tip(figure, index, category), lying: false);

        if (ground < area.Bottom - 1)
            svg.Line(area.Left, ground, area.Right, ground, svg.Ink.AxisLine);
    }

    private IEnumerable<(int Category, PlotArea Bar)> Places(int series, PlotArea area, AxisRange y, double ground)
    {
        bool stacked = figure.Kind == FigureKind.StackedBars;
        double slot = area.Width / Categories.Count;
        double width = Math.Min(slot * 0.76 / (stacked ? 1 : _series.Length), 90);
        double gap = width > 6 ? 0.5 : 0;
        for (int category = 0; category < Categories.Count; category++)
        {
            if (_stack.Bars[series][category] is not (var from, var to) || !double.IsFinite(y.Position(to)))
                continue;
            double left = area.Left + (slot * (category + 0.5)) + ((stacked ? -0.5 : series - (_series.Length / 2.0)) * width);
            double start = double.IsFinite(y.Position(from)) ? Height(from, area, y) : ground, end = Height(to, area, y);
            // A line of background parts it from the next one on it.
            double height = Math.Abs(end - start), part = stacked && height > 3 ? 1 : 0;
            yield return (category, new PlotArea(left + gap, Math.Min(start, end) + (end < start ? part : 0), width - (2 * gap), height - part));
        }
    }

    private static double Height(double value, PlotArea area, AxisRange y) => area.Bottom - (Math.Clamp(y.Position(value), 0, 1) * area.Height);
}
