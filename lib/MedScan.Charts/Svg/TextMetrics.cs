using System.Text;

namespace MedScan.Charts.Svg;

/// <summary>Estimates how wide text will be. Which font draws it is not known, so the widths are those of DejaVu Sans, one of the
/// widest in use; in others there is some room left.</summary>
internal static class TextMetrics
{
    /// <summary>Width in pixels.</summary>
    public static double Width(string text, double size, bool bold = false) =>
        text.EnumerateRunes().Sum(Advance) * size * (bold ? 1.1 : 1);

    /// <summary>The text, or as much of its beginning as fits with an ellipsis.</summary>
    public static string Fit(string text, double width, double size, bool bold = false)
    {
        if (Width(text, size, bold) <= width)
            return text;
        double room = width - Width("\u2026", size, bold);
        var kept = new StringBuilder();
        foreach (Rune rune in text.EnumerateRunes())
        {
            room -= Advance(rune) * size * (bold ? 1.1 : 1);
            if (room < 0)
                break;
            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + "\u2026";
    }

    /// <summary>The text in two lines, broken where a word ends, so that the longer one is as short as possible; null where no word ends.</summary>
    public static (string First, string Second)? Halve(string text, double size)
    {
        int[] breaks = [.. Enumerable.Range(1, Math.Max(0, text.Length - 2)).Where(index => text[index] is ' ' or '_' or '-' or '/')];
        if (breaks.Length == 0)
            return null;
        return breaks
            .Select(index => (First: text[..(index + 1)].TrimEnd(' '), Second: text[(index + 1)..]))
            .MinBy(halves => Math.Max(Width(halves.First, size), Width(halves.Second, size)));
    }

    // In parts of the font's size.
    private static double Advance(Rune rune) => rune.Value switch
    {
        'i' or 'j' or 'l' or 'I' or '\'' or '|' => 0.29,
        ' ' or '.' or ',' or ':' or ';' or '/' or '\\' => 0.33,
        '-' or 'f' or 't' or 'r' or '(' or ')' or '[' or ']' or '!' => 0.41,
        'm' or 'w' or 'M' or 'W' or '@' or '%' or '\u2026' => 0.95,
        >= 'A' and <= 'Z' => 0.70,
        >= '\u2070' and <= '\u207f' or '\u00b9' or '\u00b2' or '\u00b3' => 0.41,
        >= 0x1100 and < 0x2000 => 0.9,
        >= 0x2E80 => 1.0, // ideographs, Hangul, emoji
        _ => 0.63,
    };
}
