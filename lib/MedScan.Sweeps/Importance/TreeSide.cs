namespace MedScan.Sweeps.Importance;

/// <summary>What a part of the space takes of one feature.</summary>
/// <param name="Low">Where it begins; of a category nothing.</param>
/// <param name="High">Where it ends; of a category nothing.</param>
/// <param name="Members">Which categories it has; null of a number.</param>
/// <param name="Weight">The probability of the range or of the categories.</param>
internal sealed record TreeSide(double Low, double High, bool[]? Members, double Weight)
{
    /// <summary>All of a feature.</summary>
    /// <param name="categories">The probabilities of its categories; null of a number.</param>
    public static TreeSide All(double[]? categories) => new(0, 1, categories?.Select(static _ => true).ToArray(), 1);

    /// <summary>The two sides of a split.</summary>
    /// <param name="split">Where it splits.</param>
    /// <param name="categories">The probabilities of the categories; null of a number.</param>
    public (TreeSide Left, TreeSide Right) Divide(TreeSplit split, double[]? categories)
    {
        if (Members is null)
            return (this with { High = split.Threshold, Weight = split.Threshold - Low }, this with { Low = split.Threshold, Weight = High - split.Threshold });
        bool[] left = [.. Members.Select((m, i) => m && split.Left![i])], right = [.. Members.Select((m, i) => m && !split.Left![i])];
        double Probability(bool[] members) => members.Select((m, i) => m ? categories![i] : 0).Sum();
        return (this with { Members = left, Weight = Probability(left) }, this with { Members = right, Weight = Probability(right) });
    }
}
