namespace MedScan.Charts.Svg;

/// <summary>The names below an axis of categories: in one line, else in two, else aslant. Of many numbers only some.</summary>
internal sealed class CategoryLabels
{
    public const double FontSize = 12;
    private const double LineHeight = 15;
    private const double Angle = -35;
    private const double LongestAslant = 150;

    private readonly IReadOnlyList<string> _names;
    private readonly IReadOnlyList<(string First, string Second)?> _halves;
    private readonly double _width;
    private readonly int _every = 1;
    private readonly bool _inTwoLines;
    private readonly bool _aslant;

    /// <summary>Decides how the names are written.</summary>
    /// <param name="names">In the order of the axis.</param>
    /// <param name="width">Pixels from one category to the next.</param>
    public CategoryLabels(IReadOnlyList<string> names, double width)
    {
        const double gap = 6;
        _names = names;
        _width = width;
        _halves = [];
        if (names.All(name => TextMetrics.Width(name, FontSize) <= width - gap))
            return;
        if (NumberNames.Are(names))
        {
            _every = (int)Math.Ceiling((names.Max(name => TextMetrics.Width(name, FontSize)) + (2 * gap)) / width);
            return;
        }
        if (width > LineHeight) // else there is no room for two lines either
            _halves = [.. names.Select(name => TextMetrics.Halve(name, FontSize))];
        _inTwoLines = _halves.Count > 0 && names.Zip(_halves).All(pair => pair.Second is var (first, second)
            ? Math.Max(TextMetrics.Width(first, FontSize), TextMetrics.Width(second, FontSize)) <= width - gap
            : TextMetrics.Width(pair.First, FontSize) <= width - gap);
        _aslant = !_inTwoLines;
        if (_aslant && width < LineHeight * 1.3)
            _every = (int)Math.Ceiling(LineHeight * 1.3 / width); // names would run into each other
    }

    /// <summary>Pixels below the axis that the names take.</summary>
    public double Height => _aslant
        ? 14 + (Math.Sin(-Angle * Math.PI / 180) * _names.Max(name => Math.Min(LongestAslant, TextMetrics.Width(name, FontSize))))
        : _inTwoLines ? 8 + (2 * LineHeight) : 8 + LineHeight;

    /// <summary>Pixels by which names reach to the left of the axis.</summary>
    public double Overhang => _aslant
        ? Enumerable.Range(0, (_names.Count + _every - 1) / _every).Select(place => place * _every).Take(10).Max(index =>
            (Math.Min(LongestAslant, TextMetrics.Width(_names[index], FontSize)) * Math.Cos(Angle * Math.PI / 180)) - ((index + 0.5) * _width))
        : 0;

    /// <summary>Draws them.</summary>
    /// <param name="svg">Where.</param>
    /// <param name="area">The rectangle above them.</param>
    /// <param name="left">Where the picture begins; names aslant reach to the left of the rectangle.</param>
    public void Draw(SvgWriter svg, PlotArea area, double left = double.NegativeInfinity)
    {
        TextStyle style = new(FontSize, svg.Ink.Text, _aslant ? "end" : "middle");
        double step = area.Width / _names.Count;
        for (int index = 0; index < _names.Count; index += _every)
        {
            double x = area.Left + ((index + 0.5) * step);
            double y = area.Bottom + 5 + FontSize;
            if (_aslant)
            {
                double longest = Math.Min(LongestAslant, (x + 4 - left) / Math.Cos(Angle * Math.PI / 180));
                svg.Text(x + 4, y - 2, TextMetrics.Fit(_names[index], longest, FontSize), style, _names[index], Angle);
            }
            else if (_inTwoLines && _halves[index] is var (first, second) && TextMetrics.Width(_names[index], FontSize) > step - 6)
            {
                svg.Text(x, y, first, style);
                svg.Text(x, y + LineHeight, second, style);
            }
            else
            {
                svg.Text(x, y, _names[index], style);
            }
        }
    }
}
