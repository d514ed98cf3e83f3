using System.Globalization;
using System.Text;

namespace MedScan.Charts.Svg;

/// <summary>Writes elements; numbers with two decimals, text escaped.</summary>
internal sealed class SvgWriter(Ink ink)
{
    private readonly StringBuilder _text = new();

    public Ink Ink { get; } = ink;

    public override string ToString() => _text.ToString();

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text;

    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                case '"': escaped.Append("&quot;"); break;
                case '\t' or '\n' or '\r': escaped.Append(' '); break;
                // XML 1.0 has no place for other control characters, not even escaped.
                case < 0x20 or 0xFFFE or 0xFFFF: escaped.Append('\uFFFD'); break;
                default: escaped.Append(rune); break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>As <see cref="Escape"/>, but lines stay lines: on hovering they are shown below each other.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.Split('\n').Select(Escape));

    public void Raw(string markup) => _text.Append(markup).Append('\n');

    /// <summary>Draws with all that lies outside of an area cut off. A nested picture does that; a clip path would need a name
    /// that is unique in the page. Lines at the very edge keep their whole width.</summary>
    /// <param name="area">Where.</param>
    /// <param name="draw">Draws in coordinates of its own, in the area it is given.</param>
    public void Clipped(PlotArea area, Action<PlotArea> draw)
    {
        const double edge = 5;
        Raw($"<svg x=\"{Number(area.Left - edge)}\" y=\"{Number(area.Top - edge)}\" "
            + $"width=\"{Number(area.Width + (2 * edge))}\" height=\"{Number(area.Height + (2 * edge))}\">");
        draw(new PlotArea(edge, edge, area.Width, area.Height));
        Raw("</svg>");
    }

    public void Line(double x1, double y1, double x2, double y2, string color, double width = 1) =>
        Raw($"<line x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\" stroke=\"{color}\" stroke-width=\"{Number(width)}\"/>");

    public void Rect(PlotArea area, string color, string? tip = null) => Raw(
        $"<rect x=\"{Number(area.Left)}\" y=\"{Number(area.Top)}\" width=\"{Number(area.Width)}\" height=\"{Number(area.Height)}\" fill=\"{color}\""
        + (tip is null ? "/>" : $"><title>{Escape(tip)}</title></rect>"));

    /// <summary>One line of text.</summary>
    /// <param name="x">Where it is anchored.</param>
    /// <param name="y">Its base line.</param>
    /// <param name="text">What is seen.</param>
    /// <param name="style">Size, colour, anchor.</param>
    /// <param name="full">The whole text, shown on hovering, where <paramref name="text"/> was cut.</param>
    /// <param name="angle">Turn in degrees, clockwise around the anchor.</param>
    public void Text(double x, double y, string text, TextStyle style, string? full = null, double angle = 0)
    {
        if (text.Length == 0)
            return;
        _text.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(x)}\" y=\"{Number(y)}\" font-size=\"{Number(style.Size)}\" fill=\"{style.Color}\"");
        if (style.Anchor != "start")
            _text.Append(CultureInfo.InvariantCulture, $" text-anchor=\"{style.Anchor}\"");
        if (style.Bold)
            _text.Append(" font-weight=\"600\"");
        if (style.Halo)
            _text.Append(CultureInfo.InvariantCulture, $" stroke=\"{Ink.Background}\" stroke-width=\"4\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
        if (angle != 0)
            _text.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({Number(angle)} {Number(x)} {Number(y)})\"");
        _text.Append('>');
        if (full is not null && full != text)
            _text.Append("<title>").Append(Escape(full)).Append("</title>");
        _text.Append(Escape(text)).Append("</text>\n");
    }
}
