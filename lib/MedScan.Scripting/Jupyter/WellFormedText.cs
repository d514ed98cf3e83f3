using System.Text;

namespace MedScan.Scripting.Jupyter;

/// <summary>Text that can travel as UTF-8.</summary>
internal static class WellFormedText
{
    /// <summary>Replaces halves of surrogate pairs, which strings may hold and UTF-8 may not.</summary>
    /// <param name="text">Any string.</param>
    /// <returns>The same, or one with U+FFFD where a half stood.</returns>
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
            return text;
        StringBuilder mended = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes()) // gives U+FFFD for a half
            mended.Append(rune.ToString());
        return mended.ToString();
    }
}
