using MedScan.Sweeps.Samplers;

namespace MedScan.Sweeps.Importance;

/// <summary>How much of the variance of a function each of its inputs explains by itself.</summary>
/// <remarks>F. Hutter, H. Hoos, K. Leyton-Brown: An efficient approach for assessing hyperparameter importance, ICML 2014: the variance
/// of the marginal prediction of a random forest, from the parts into which its trees divide the space (algorithm 2).</remarks>
internal static class FunctionalAnova
{
    /// <summary>The share of the variance that each feature explains by itself, on the mean over the trees.</summary>
    /// <param name="data">The function's known values.</param>
    /// <param name="trees">How many trees there are.</param>
    /// <param name="maxDepth">How often a tree divides at most on the way to a leaf.</param>
    /// <param name="seed">What the trees follow from.</param>
    /// <returns>Numbers from 0 to 1 with a sum of at most 1; null where no tree found a variance.</returns>
    public static double[]? Shares(ForestData data, int trees, int maxDepth, int seed)
    {
        double[] sums = new double[data.Features.Count];
        int used = 0;
        for (int t = 0; t < trees; t++)
        {
            IReadOnlyList<TreeLeaf> leaves = RegressionTree.Grow(data, new TrialRandom(seed, t), maxDepth);
            double mean = leaves.Sum(static l => l.Weight * l.Value);
            double variance = leaves.Sum(l => l.Weight * (l.Value - mean) * (l.Value - mean));
            if (!(variance > 0))
                continue;
            used++;
            for (int feature = 0; feature < sums.Length; feature++)
            {
                double explained = data.Features[feature] is { } categories
                    ? OfCategories(leaves, feature, categories, mean)
                    : OfNumbers(leaves, feature, mean);
                sums[feature] += Math.Clamp(explained / variance, 0, 1);
            }
        }
        return used == 0 ? null : [.. sums.Select(s => s / used)];
    }

    private static double OfCategories(IReadOnlyList<TreeLeaf> leaves, int feature, double[] categories, double mean)
    {
        double[] marginal = new double[categories.Length];
        foreach (TreeLeaf leaf in leaves.Where(l => l.Sides[feature].Weight > 0))
        {
            bool[] members = leaf.Sides[feature].Members!;
            double part = leaf.Value * leaf.Weight / leaf.Sides[feature].Weight;
            for (int i = 0; i < members.Length; i++)
                marginal[i] += members[i] ? part : 0;
        }
        return marginal.Select((m, i) => categories[i] * (m - mean) * (m - mean)).Sum();
    }

    private static double OfNumbers(IReadOnlyList<TreeLeaf> leaves, int feature, double mean)
    {
        double[] places = [.. leaves.Select(l => l.Sides[feature].Low).Append(1).Distinct().Order()];
        // What begins and ends at each place; its running sum is the marginal prediction from there to the next.
        double[] changes = new double[places.Length];
        foreach (TreeLeaf leaf in leaves.Where(l => l.Sides[feature].Weight > 0))
        {
            TreeSide side = leaf.Sides[feature];
            double part = leaf.Value * leaf.Weight / side.Weight;
            changes[Array.BinarySearch(places, side.Low)] += part;
            changes[Array.BinarySearch(places, side.High)] -= part;
        }
        double marginal = 0, variance = 0;
        for (int i = 0; i < places.Length - 1; i++)
        {
            marginal += changes[i];
            variance += (places[i + 1] - places[i]) * (marginal - mean) * (marginal - mean);
        }
        return variance;
    }
}
