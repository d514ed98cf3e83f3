namespace MedScan.Sweeps.Studies;

/// <summary>The size of what points dominate up to a reference point: one number for how good a Pareto front is.</summary>
/// <remarks>Exact. E. Zitzler, L. Thiele: Multiobjective optimization using evolutionary algorithms, PPSN 1998; calculated as in
/// L. While, L. Bradstreet, L. Barone: A fast way of calculating exact hypervolumes, IEEE TEVC 16(1), 2012. With many objectives the
/// time grows exponentially in their number.</remarks>
public static class Hypervolume
{
    /// <summary>Calculates it.</summary>
    /// <param name="points">Points with a value for each objective. Those that are not better than the reference everywhere add
    /// nothing.</param>
    /// <param name="reference">The values that count as just useless.</param>
    /// <param name="directions">Which values are better; null for smaller ones.</param>
    /// <returns>A number of at least 0, in the product of the objectives' units.</returns>
    /// <exception cref="ArgumentException">The numbers of objectives differ, or a value is not-a-number.</exception>
    public static double Compute(IReadOnlyList<IReadOnlyList<double>> points, IReadOnlyList<double> reference, IReadOnlyList<StudyDirection>? directions = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(reference);
        directions ??= [.. Enumerable.Repeat(StudyDirection.Minimize, reference.Count)];
        if (reference.Count == 0 || directions.Count != reference.Count)
            throw new ArgumentException($"Expected a reference value and a direction for each objective, got {reference.Count} and {directions.Count}.", nameof(reference));
        if (points.FirstOrDefault(point => point.Count != reference.Count) is { } other)
            throw new ArgumentException($"Expected points of {reference.Count} values as the reference has, got one of {other.Count}.", nameof(points));
        if (points.Append(reference).Any(static point => point.Any(double.IsNaN)))
            throw new ArgumentException("Expected numbers, got not-a-number.", nameof(points));
        double[] limit = Dominance.Losses(reference, directions);
        return Of([.. points.Select(point => Dominance.Losses(point, directions))], limit);
    }

    /// <summary>Calculates it where smaller values are better.</summary>
    internal static double Of(IReadOnlyList<double[]> points, double[] reference) =>
        Volume([.. points.Where(point => IsInside(point, reference))], reference, reference.Length);

    private static bool IsInside(double[] point, double[] reference)
    {
        for (int i = 0; i < point.Length; i++)
        {
            if (point[i] >= reference[i])
                return false;
        }
        return true;
    }

    // Only the first objectives, as many as dimensions says, are looked at.
    private static double Volume(double[][] points, double[] reference, int dimensions)
    {
        if (points.Length == 0)
            return 0;
        if (dimensions == 1)
            return reference[0] - points.Min(static p => p[0]);
        if (dimensions == 2)
            return Area(points, reference);

        // From the worst by the last objective on, each point adds a slab from itself to the reference in that objective, of what it
        // alone dominates among those still to come in the others.
        int last = dimensions - 1;
        double[][] order = [.. points.OrderByDescending(p => p[last])];
        double volume = 0;
        for (int i = 0; i < order.Length; i++)
        {
            double[] point = order[i];
            double own = 1;
            for (int d = 0; d < last; d++)
                own *= reference[d] - point[d];
            double[][] limited = Undominated([.. order.Skip(i + 1).Select(other => Worse(point, other, last))]);
            volume += (reference[last] - point[last]) * (own - Volume(limited, reference, last));
        }
        return volume;
    }

    private static double Area(double[][] points, double[] reference)
    {
        double area = 0, reached = reference[1];
        foreach (double[] point in points.OrderBy(static p => p[0]).ThenBy(static p => p[1]))
        {
            if (point[1] >= reached)
                continue;
            area += (reference[0] - point[0]) * (reached - point[1]);
            reached = point[1];
        }
        return area;
    }

    private static double[] Worse(double[] first, double[] second, int dimensions)
    {
        double[] worse = new double[dimensions];
        for (int d = 0; d < dimensions; d++)
            worse[d] = Math.Max(first[d], second[d]);
        return worse;
    }

    private static double[][] Undominated(double[][] points) => points.Length < 2 ? points : [.. Dominance.Fronts(points)[0].Select(i => points[i])];
}
