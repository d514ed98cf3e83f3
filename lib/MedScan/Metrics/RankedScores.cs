namespace MedScan.Metrics;

/// <summary>Scores sorted once, so that the area of every bootstrap resample takes one pass instead of one sort.</summary>
internal sealed class RankedScores
{
    private readonly int[] _order; // sample indices by ascending score
    private readonly bool[] _isPositive; // in that order
    private readonly bool[] _endsTie; // in that order: the next score is higher

    public RankedScores(IReadOnlyList<float> scores, IReadOnlyList<bool> isPositive)
    {
        float[] sorted = [.. scores];
        if (Array.FindIndex(sorted, float.IsNaN) is >= 0 and var nan)
        {
            throw new ArgumentException($"Expected numbers, got NaN at index {nan}.", nameof(scores));
        }

        _order = [.. Enumerable.Range(0, sorted.Length)];
        Array.Sort(sorted, _order);
        _isPositive = [.. _order.Select(sample => isPositive[sample])];
        _endsTie = [.. Enumerable.Range(0, sorted.Length).Select(rank => rank == sorted.Length - 1 || sorted[rank + 1] > sorted[rank])];
    }

    public static RankedScores OfClass(LabelledPredictions predictions, int classIndex)
    {
        IEnumerable<int> samples = Enumerable.Range(0, predictions.Count);
        return new RankedScores(
            [.. samples.Select(sample => predictions.Probability(sample, classIndex))],
            [.. samples.Select(sample => predictions.Labels[sample] == classIndex)]);
    }

    /// <summary>The area when each sample counts once.</summary>
    public double? Area()
    {
        var once = new int[_order.Length];
        Array.Fill(once, 1);
        return Area(once);
    }

    /// <summary>The area when sample i counts <c>multiplicities[i]</c> times.</summary>
    public double? Area(ReadOnlySpan<int> multiplicities)
    {
        long positives = 0, negatives = 0, tiedPositives = 0, tiedNegatives = 0;
        long halves = 0; // twice the pairs in the right order, so that a tie's one half stays exact
        for (int rank = 0; rank < _order.Length; rank++)
        {
            int count = multiplicities[_order[rank]];
            if (_isPositive[rank])
            {
                tiedPositives += count;
            }
            else
            {
                tiedNegatives += count;
            }

            if (_endsTie[rank])
            {
                halves += tiedPositives * ((2 * negatives) + tiedNegatives);
                positives += tiedPositives;
                negatives += tiedNegatives;
                tiedPositives = tiedNegatives = 0;
            }
        }

        return positives == 0 || negatives == 0 ? null : halves / (2.0 * positives * negatives);
    }
}
