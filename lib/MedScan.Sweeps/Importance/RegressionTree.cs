namespace MedScan.Sweeps.Importance;

/// <summary>A regression tree, as the parts into which it divides the space.</summary>
/// <remarks>L. Breiman et al.: Classification and Regression Trees, 1984. A tree divides until its samples have one value; categories are
/// divided in the order of their means, in which the best division lies (section 4.2.2 there).</remarks>
internal sealed class RegressionTree
{
    private readonly ForestData _data;
    private readonly Random _random;
    private readonly int _maxDepth;
    private readonly List<TreeLeaf> _leaves = [];
    private readonly int[] _order;

    private RegressionTree(ForestData data, Random random, int maxDepth)
    {
        _data = data;
        _random = random;
        _maxDepth = maxDepth;
        _order = [.. Enumerable.Range(0, data.Features.Count)];
    }

    /// <summary>Grows a tree on samples that are drawn with replacement.</summary>
    /// <param name="data">The samples.</param>
    /// <param name="random">The source of chance.</param>
    /// <param name="maxDepth">How often it divides at most on the way to a leaf.</param>
    /// <returns>The leaves, which cover the space.</returns>
    public static IReadOnlyList<TreeLeaf> Grow(ForestData data, Random random, int maxDepth)
    {
        RegressionTree tree = new(data, random, maxDepth);
        int[] samples = [.. Enumerable.Range(0, data.Inputs.Count).Select(_ => random.Next(data.Inputs.Count))];
        tree.Grow(samples, [.. data.Features.Select(TreeSide.All)], 0);
        return tree._leaves;
    }

    private void Grow(int[] samples, TreeSide[] sides, int depth)
    {
        if (depth >= _maxDepth || BestSplit(samples, sides) is not { } split)
        {
            _leaves.Add(new TreeLeaf(samples.Average(i => _data.Outputs[i]), sides));
            return;
        }
        (TreeSide left, TreeSide right) = sides[split.Feature].Divide(split, _data.Features[split.Feature]);
        ILookup<bool, int> parts = samples.ToLookup(i => split.GoesLeft(_data.Inputs[i]));
        foreach ((bool isLeft, TreeSide side) in new[] { (true, left), (false, right) })
        {
            TreeSide[] inner = [.. sides];
            inner[split.Feature] = side;
            Grow([.. parts[isLeft]], inner, depth + 1);
        }
    }

    private TreeSplit? BestSplit(int[] samples, TreeSide[] sides)
    {
        double first = _data.Outputs[samples[0]];
        if (samples.All(i => _data.Outputs[i] == first))
            return null;
        // Where features divide equally well, as they mostly do between two samples, chance has to choose, not their order.
        _random.Shuffle(_order);
        TreeSplit? best = null;
        double bestScore = double.NegativeInfinity;
        foreach (int feature in _order)
        {
            (double score, TreeSplit? split) = _data.Features[feature] is { } categories
                ? SplitCategories(samples, feature, categories.Length, sides[feature].Members!)
                : SplitNumbers(samples, feature);
            if (split is not null && score > bestScore)
                (bestScore, best) = (score, split);
        }
        return best;
    }

    private (double Score, TreeSplit? Split) SplitNumbers(int[] samples, int feature)
    {
        double[] keys = [.. samples.Select(i => _data.Inputs[i][feature])];
        double[] outputs = [.. samples.Select(i => _data.Outputs[i])];
        Array.Sort(keys, outputs);
        (double score, int count) = BestCut(outputs, [.. Enumerable.Repeat(1, outputs.Length)], i => keys[i] < keys[i + 1]);
        if (count == 0)
            return (score, null);
        double threshold = keys[count - 1] + (keys[count] - keys[count - 1]) / 2;
        // Between neighbouring numbers there is no middle.
        return (score, new TreeSplit(feature, threshold < keys[count] ? threshold : keys[count - 1], null));
    }

    private (double Score, TreeSplit? Split) SplitCategories(int[] samples, int feature, int categories, bool[] here)
    {
        (int Category, int Count, double Sum)[] present = [.. samples
            .GroupBy(i => (int)_data.Inputs[i][feature])
            .Select(g => (g.Key, Count: g.Count(), Sum: g.Sum(i => _data.Outputs[i])))
            .OrderBy(static g => g.Sum / g.Count).ThenBy(static g => g.Key)];
        (double score, int count) = BestCut([.. present.Select(static p => p.Sum)], [.. present.Select(static p => p.Count)], static _ => true);
        if (count == 0)
            return (score, null);
        bool[] left = new bool[categories];
        // Of categories that no sample here has, nothing is known: they go where more samples go.
        bool absentGoLeft = present[..count].Sum(static p => p.Count) * 2 > samples.Length;
        for (int category = 0; category < categories; category++)
            left[category] = here[category] && absentGoLeft;
        for (int i = 0; i < present.Length; i++)
            left[present[i].Category] = i < count;
        return (score, new TreeSplit(feature, 0, left));
    }

    /// <summary>The cut of a sequence after which both parts vary least: its score, the larger the better, and how many come before.</summary>
    private static (double Score, int Count) BestCut(double[] sums, int[] counts, Func<int, bool> mayCutAfter)
    {
        double total = sums.Sum(), before = 0, best = double.NegativeInfinity;
        int all = counts.Sum(), countBefore = 0, bestCount = 0;
        for (int i = 0; i < sums.Length - 1; i++)
        {
            before += sums[i];
            countBefore += counts[i];
            if (!mayCutAfter(i))
                continue;
            double score = before * before / countBefore + (total - before) * (total - before) / (all - countBefore);
            if (score > best)
                (best, bestCount) = (score, i + 1);
        }
        return (best, bestCount);
    }
}
