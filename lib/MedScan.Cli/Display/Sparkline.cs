namespace MedScan.Cli.Display;

/// <summary>A histogram in one line of text.</summary>
internal static class Sparkline
{
    private const int Columns = 16;
    private const string Blocks = " ▁▂▃▄▅▆▇█";

    /// <summary>The counts, a column for every so many of them. Heights are square roots, so that a peak (the black around a scan)
    /// does not flatten all else.</summary>
    /// <param name="counts">At least as many as columns, 16.</param>
    public static string Of(IReadOnlyList<long> counts)
    {
        double[] heights =
        [
            .. Enumerable.Range(0, Columns).Select(column => Math.Sqrt(
                counts.Skip(column * counts.Count / Columns).Take(counts.Count / Columns).Sum())),
        ];
        double highest = heights.Max();
        return highest == 0 ? "" : string.Concat(heights.Select(height => Blocks[(int)Math.Ceiling(height / highest * (Blocks.Length - 1))]));
    }
}
