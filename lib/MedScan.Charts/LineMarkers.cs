namespace MedScan.Charts;

/// <summary>When the points of a line are marked.</summary>
internal static class LineMarkers
{
    /// <summary>Up to as many points dots help to read a line; more hide it.</summary>
    private const int Limit = 30;

    /// <summary>Whether the points of a line are marked.</summary>
    public static bool AreShown(LineSeries line) => line.Style == LineStyle.Points || line.Style != LineStyle.Reference && line.X.Count <= Limit;
}
