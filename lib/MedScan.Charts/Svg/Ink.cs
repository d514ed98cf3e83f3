namespace MedScan.Charts.Svg;

/// <summary>The colours a figure is drawn in. In a page they are names that the page's style sheet fills in, so that one drawing
/// suits light and dark screens; a picture of its own is drawn on white.</summary>
internal sealed record Ink(
    string Text, string QuietText, string Grid, string AxisLine, string Background, IReadOnlyList<string> Categorical, IReadOnlyList<string> Ramp)
{
    public static Ink Paper { get; } = new(
        Palette.Text, Palette.QuietText, Palette.Grid, Palette.AxisLine, Palette.Background, Palette.Categorical, Palette.Ramp);

    public static Ink Page { get; } = new(
        "var(--text)", "var(--quiet)", "var(--grid)", "var(--axis)", "var(--surface)",
        [.. Palette.Categorical.Select((_, index) => $"var(--series-{index + 1})")],
        [.. Palette.Ramp.Select((_, index) => $"var(--ramp-{index + 1})")]);

    public bool IsPage => ReferenceEquals(this, Page);

    public string Series(int index) => Categorical[index % Categorical.Count];

    /// <summary>The colour of each series; a reference line takes none of the palette.</summary>
    public IReadOnlyList<string> ColorsOf(Figure figure)
    {
        int next = 0;
        return [.. figure.Series.Select(series => series is LineSeries { Style: LineStyle.Reference } ? AxisLine : Series(next++))];
    }
}
