using MedScan.Sweeps.Studies;

namespace MedScan.Sweeps.Samplers;

/// <summary>An order of points of several objectives, and how much each is worth.</summary>
/// <remarks>Y. Ozaki, Y. Tanigaki, S. Watanabe, M. Onishi: Multiobjective tree-structured Parzen estimator for computationally expensive
/// optimization problems, GECCO 2020.</remarks>
internal static class ParetoRanking
{
    // What a good point counts at least, though others dominate all that it dominates.
    private const double LeastWorth = 0.01;

    /// <summary>Orders points front by front; within a front those first that together dominate most.</summary>
    /// <param name="points">The points, smaller values being better.</param>
    /// <param name="careful">How many of the first are ordered within their front; the others stand as they came.</param>
    /// <returns>Indices of points.</returns>
    public static IReadOnlyList<int> Order(IReadOnlyList<double[]> points, int careful)
    {
        List<int> order = [];
        foreach (IReadOnlyList<int> front in Dominance.Fronts(points))
            order.AddRange(order.Count < careful ? Spread(points, front, careful - order.Count) : front);
        return order;
    }

    /// <summary>How much less points would dominate without each of them, in proportion to the one that matters most.</summary>
    /// <param name="points">The points, smaller values being better.</param>
    /// <returns>Numbers up to 1.</returns>
    public static double[] Worths(IReadOnlyList<double[]> points)
    {
        double[] reference = Reference(points);
        double all = Hypervolume.Of(points, reference);
        double[] worths = [.. points.Select((_, i) => all - Hypervolume.Of([.. points.Where((_, j) => j != i)], reference))];
        double most = worths.DefaultIfEmpty().Max();
        return [.. worths.Select(w => most > 0 && double.IsFinite(most) ? Math.Max(w / most, LeastWorth) : 1)];
    }

    // Greedily, a point at a time. What a point adds only falls as others are chosen, so most need no second look.
    private static IEnumerable<int> Spread(IReadOnlyList<double[]> points, IReadOnlyList<int> front, int count)
    {
        int[] finite = [.. front.Where(i => points[i].All(double.IsFinite))];
        double[] reference = Reference([.. finite.Select(i => points[i])]);
        PriorityQueue<(int Index, int Round), (double Loss, int Index)> waiting = new();
        foreach (int index in finite)
            waiting.Enqueue((index, 0), (-Hypervolume.Of([points[index]], reference), index));
        List<int> chosen = [];
        double reached = 0;
        while (chosen.Count < count && waiting.TryDequeue(out (int Index, int Round) next, out _))
        {
            double volume = Hypervolume.Of([.. chosen.Select(i => points[i]), points[next.Index]], reference);
            if (next.Round < chosen.Count)
            {
                waiting.Enqueue((next.Index, chosen.Count), (reached - volume, next.Index));
                continue;
            }
            chosen.Add(next.Index);
            reached = volume;
        }
        return chosen.Concat(front.Except(chosen));
    }

    // A tenth of the points' extent beyond the worst of them, so that those at the ends count, too.
    private static double[] Reference(IReadOnlyList<double[]> points)
    {
        double[] reference = new double[points.Count == 0 ? 0 : points[0].Length];
        for (int d = 0; d < reference.Length; d++)
        {
            double best = points.Min(p => p[d]), worst = points.Max(p => p[d]);
            reference[d] = worst + (worst > best ? 0.1 * (worst - best) : Math.Max(Math.Abs(worst), 1) * 0.1);
        }
        return reference;
    }
}
