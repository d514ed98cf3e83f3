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
        bool stacked = figure.Kind == FigureKind.StackedBars;
        int abreast = stacked ? 1 : _series.Length;
        double slot = area.Width / Categories.Count;
        double width = Math.Min(slot * 0.76 / abreast, 90);
        double gap = width > 6 ? 0.5 : 0;
        // On a logarithmic axis there is no 0; bars stand on its lower end.
        double ground = Height(y.Scale == AxisScale.Log ? y.Low : 0);
        foreach ((int index, (BarSeries bars, string color)) in _series.Zip(svg.Ink.ColorsOf(figure)).Index())
        {
            for (int category = 0; category < Categories.Count; category++)
            {
                if (_stack.Bars[index][category] is not (var from, var to) || !double.IsFinite(y.Position(to)))
                    continue;
                double left = area.Left + (slot * (category + 0.5)) + ((stacked ? -0.5 : index - (_series.Length / 2.0)) * width);
                double start = double.IsFinite(y.Position(from)) ? Height(from) : ground, end = Height(to);
                svg.Rect(new PlotArea(left + gap, Math.Min(start, end), width - (2 * gap), Math.Abs(end - start)), color, Tip(bars, category, to - from));
            }
        }

        if (ground < area.Bottom - 1)
            svg.Line(area.Left, ground, area.Right, ground, svg.Ink.AxisLine);

        double Height(double value) => area.Bottom - (Math.Clamp(y.Position(value), 0, 1) * area.Height);
    }

    private string Tip(BarSeries bars, int category, double value)
    {
        string name = _series.Length > 1 && bars.Name.Length > 0 ? $"{Categories[category]}, {bars.Name}" : Categories[category];
        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}: {value:0.######}");
    }
}
