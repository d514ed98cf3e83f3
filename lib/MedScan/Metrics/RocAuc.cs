namespace MedScan.Metrics;

/// <summary>Area under the ROC curve of one class against the rest.</summary>
/// <remarks>The share of (positive, negative) pairs that the scores put in the right order, a tie counting one half.
/// Hanley and McNeil, Radiology 143(1), 1982.</remarks>
public static class RocAuc
{
    /// <summary>The area for scores of a single question.</summary>
    /// <param name="scores">Length N, any monotone scale, higher = more likely positive.</param>
    /// <param name="isPositive">Length N, in the order of <paramref name="scores"/>.</param>
    /// <returns>A value in [0, 1]; null when positives or negatives are missing, where the area is undefined.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a score is NaN.</exception>
    public static double? Compute(IReadOnlyList<float> scores, IReadOnlyList<bool> isPositive)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(isPositive);
        if (scores.Count != isPositive.Count)
        {
            throw new ArgumentException($"Expected {scores.Count} flags, one per score, got {isPositive.Count}.", nameof(isPositive));
        }

        return new RankedScores(scores, isPositive).Area();
    }

    /// <summary>The area of each class against all others.</summary>
    /// <param name="predictions">Labels with probabilities.</param>
    /// <returns>Length C; null for a class that has no samples, or all of them.</returns>
    public static IReadOnlyList<double?> PerClass(LabelledPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return [.. Enumerable.Range(0, predictions.ClassCount).Select(index => RankedScores.OfClass(predictions, index).Area())];
    }
}
