using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Studies;

/// <summary>Which trials are better than which, by several objectives.</summary>
internal static class Dominance
{
    /// <summary>A completed trial's values, turned so that smaller ones are better.</summary>
    public static double[] Losses(FrozenTrial trial, IReadOnlyList<StudyDirection> directions) => Losses(trial.Values, directions);

    /// <summary>Values, turned so that smaller ones are better.</summary>
    public static double[] Losses(IReadOnlyList<double> values, IReadOnlyList<StudyDirection> directions) =>
        [.. values.Select((value, i) => directions[i] == StudyDirection.Maximize ? -value : value)];

    /// <summary>Whether a point is nowhere worse than another and somewhere better.</summary>
    /// <param name="first">The point, smaller values being better.</param>
    /// <param name="second">The other.</param>
    /// <returns>Whether it is.</returns>
    public static bool Dominates(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        bool better = false;
        for (int i = 0; i < first.Count; i++)
        {
            if (first[i] > second[i])
                return false;
            better |= first[i] < second[i];
        }
        return better;
    }

    /// <summary>Divides points into fronts: the first is dominated by none, each further one by none but the fronts before it.</summary>
    /// <remarks>X. Zhang, Y. Tian, R. Cheng, Y. Jin: An efficient approach to nondominated sorting, IEEE TEVC 19(2), 2015.</remarks>
    /// <param name="points">The points, smaller values being better.</param>
    /// <returns>Indices of points, front by front, in ascending order.</returns>
    public static IReadOnlyList<IReadOnlyList<int>> Fronts(IReadOnlyList<double[]> points)
    {
        List<List<int>> fronts = [];
        // In this order no point is dominated by a later one.
        foreach (int index in Enumerable.Range(0, points.Count).Order(Comparer<int>.Create((a, b) => Compare(points[a], points[b]))))
        {
            List<int>? home = fronts.Find(front => !front.Exists(member => Dominates(points[member], points[index])));
            if (home is null)
                fronts.Add(home = []);
            home.Add(index);
        }
        foreach (List<int> front in fronts)
            front.Sort();
        return fronts;
    }

    private static int Compare(double[] first, double[] second)
    {
        for (int i = 0; i < first.Length; i++)
        {
            int order = first[i].CompareTo(second[i]);
            if (order != 0)
                return order;
        }
        return 0;
    }
}
