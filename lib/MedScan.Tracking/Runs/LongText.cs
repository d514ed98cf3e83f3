namespace MedScan.Tracking.Runs;

/// <summary>MLflow's limits on the values of parameters and tags.</summary>
internal static class LongText
{
    public const int MostParameter = 6000;
    public const int MostTag = 8000;

    /// <summary>The text's beginning, of at most <paramref name="most"/> UTF-16 units, not ending within a character.</summary>
    public static string Cut(string text, int most)
    {
        if (text.Length <= most) return text;
        return text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
