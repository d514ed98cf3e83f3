namespace MedScan.Charts.Svg;

/// <summary>Leaves out points of long lines that nobody would see.</summary>
internal static class LineThinning
{
    /// <summary>Of the points in each pixel column the first, the lowest, the highest and the last, in their order: the picture is
    /// the same, and its size depends on the width and not on the number of steps.</summary>
    /// <param name="points">In pixels.</param>
    /// <returns>The same list where it is short, or does not run from left to right.</returns>
    public static IReadOnlyList<(double X, double Y)> Thin(IReadOnlyList<(double X, double Y)> points)
    {
        const int manyPoints = 2000;
        if (points.Count <= manyPoints || points.Zip(points.Skip(1)).Any(pair => pair.Second.X < pair.First.X))
            return points;
        List<(double X, double Y)> kept = [];
        for (int start = 0; start < points.Count;)
        {
            int end = start + 1, lowest = start, highest = start;
            for (; end < points.Count && Math.Floor(points[end].X) == Math.Floor(points[start].X); end++)
            {
                lowest = points[end].Y < points[lowest].Y ? end : lowest;
                highest = points[end].Y > points[highest].Y ? end : highest;
            }

            kept.AddRange(new[] { start, lowest, highest, end - 1 }.Distinct().Order().Select(index => points[index]));
            start = end;
        }

        return kept;
    }
}
