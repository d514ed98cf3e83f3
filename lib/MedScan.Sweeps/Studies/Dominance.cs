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
    public static bool Dominates(double[] first, double[] second)
    {
        bool better = false;
        for (int i = 0; i < first.Length; i++)
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
        int[] order = [.. Enumerable.Range(0, points.Count)];
        // In this order no point is dominated by a later one, and the latest members of a front are the likeliest to dominate.
        Array.Sort(order, (a, b) => Compare(points[a], points[b]) is var difference and not 0 ? difference : a.CompareTo(b));
        foreach (int index in order)
        {
            List<int>? home = null;
            foreach (List<int> front in fronts)
            {
                int member = front.Count - 1;
                while (member >= 0 && !Dominates(points[front[member]], points[index]))
                    member--;
                if (member < 0)
                {
                    home = front;
                    break;
                }
            }
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
