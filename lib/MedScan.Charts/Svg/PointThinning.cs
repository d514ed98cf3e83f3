namespace MedScan.Charts.Svg;

/// <summary>Leaves out points that lie on others of their series.</summary>
internal static class PointThinning
{
    /// <summary>More points are not drawn.</summary>
    public const int Most = 6000;

    /// <summary>One point per series in each square of a raster that is as fine as it can be, so that what is drawn has the
    /// outline of all points and is bounded in size.</summary>
    /// <param name="points">In pixels.</param>
    /// <returns>All of them where they are few; else some, in their order.</returns>
    public static (int Series, int Point, double X, double Y)[] Thin((int Series, int Point, double X, double Y)[] points)
    {
        for (double side = 0.5; points.Length > Most; side *= 1.4)
            points = [.. points.DistinctBy(point => (point.Series, Math.Floor(point.X / side), Math.Floor(point.Y / side)))];
        return points;
    }
}
