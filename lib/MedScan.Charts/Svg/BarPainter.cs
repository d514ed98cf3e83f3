using System.Text;
using MedScan.Charts.Scales;

namespace MedScan.Charts.Svg;

/// <summary>Draws bars, those of several series side by side or on each other.</summary>
internal sealed class BarPainter(Figure figure) : IXyPainter
{
    /// <summary>More bars of a series are drawn as one shape: nobody could point at one of them.</summary>
    private const int MostWithTips = 400;

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
        {
            (int Category, PlotArea Bar)[] bars = [.. Places(index, area, y, ground)];
            if (bars.Length > MostWithTips)
            {
                svg.Raw($"<path d=\"{OneShape(bars)}\" fill=\"{color}\"/>");
                continue;
            }

            foreach ((int category, PlotArea bar) in bars)
                svg.Rect(bar, color, Tip(index, category));
        }

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

    /// <summary>Of the bars in each pixel column the longest.</summary>
    private static string OneShape((int Category, PlotArea Bar)[] bars)
    {
        var path = new StringBuilder();
        foreach (IGrouping<double, PlotArea> column in bars.Select(bar => bar.Bar).GroupBy(bar => Math.Floor(bar.Left * 2)))
        {
            PlotArea longest = column.MaxBy(bar => bar.Height);
            path.Append('M').Append(SvgWriter.Number(longest.Left)).Append(' ').Append(SvgWriter.Number(longest.Top))
                .Append('h').Append(SvgWriter.Number(Math.Max(0.5, longest.Width))).Append('V').Append(SvgWriter.Number(longest.Bottom))
                .Append('H').Append(SvgWriter.Number(longest.Left)).Append('z');
        }

        return path.ToString();
    }

    private string Tip(int series, int category)
    {
        (double from, double to) = _stack.Bars[series][category]!.Value;
        string name = _series.Length > 1 && _series[series].Name.Length > 0 ? $"{Categories[category]}, {_series[series].Name}" : Categories[category];
        return $"{name}: {TipNumber.Of(to - from)}";
    }

    private static double Height(double value, PlotArea area, AxisRange y) => area.Bottom - (Math.Clamp(y.Position(value), 0, 1) * area.Height);
}
