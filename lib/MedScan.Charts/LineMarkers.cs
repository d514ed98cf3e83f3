namespace MedScan.Charts;

/// <summary>When the points of a line are marked.</summary>
internal static class LineMarkers
{
    /// <summary>Up to as many points dots help to read a line; more hide it.</summary>
    public const int Limit = 30;
}
