namespace MedScan.Scripting.Jupyter;

/// <summary>Positions in text: the protocol counts unicode code points, .NET counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>From the protocol's count to .NET's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">In code points; null or beyond the end for the end.</param>
    /// <returns>In UTF-16 units.</returns>
    public static int ToUtf16(string text, int? position)
    {
        int at = 0;
        for (int left = position ?? int.MaxValue; left > 0 && at < text.Length; left--)
            at += (at + 1 < text.Length && char.IsSurrogatePair(text, at)) ? 2 : 1;
        return at;
    }

    /// <summary>From .NET's count to the protocol's.</summary>
    /// <param name="text">The text.</param>
    /// <param name="position">In UTF-16 units.</param>
    /// <returns>In code points.</returns>
    public static int FromUtf16(string text, int position)
    {
        int count = 0;
        for (int at = 0; at < Math.Min(position, text.Length); count++)
            at += (at + 1 < text.Length && char.IsSurrogatePair(text, at)) ? 2 : 1;
        return count;
    }
}
