namespace MedScan.Metrics;

/// <summary>How often each class was taken for each class, and the rates that follow from these counts.</summary>
/// <remarks>Per-class rates look at one class against the rest: "positive" means "is this class".
/// A rate whose denominator is 0 is null.</remarks>
public sealed class ConfusionMatrix
{
    private readonly int[] _counts;

    /// <summary>Wraps counts that the caller may go on changing; for resampling without allocation.</summary>
    internal ConfusionMatrix(int classCount, int[] counts)
    {
        ClassCount = classCount;
        _counts = counts;
    }

    /// <summary>Number of classes C.</summary>
    public int ClassCount { get; }

    /// <summary>Number of samples.</summary>
    public int Total => _counts.Sum();

    /// <summary>The counts, shape (C, C): rows are true classes, columns predicted ones.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Rows => [.. _counts.Chunk(ClassCount)];

    /// <summary>Share of samples on the diagonal.</summary>
    /// <returns>In [0, 1]; null without samples.</returns>
    public double? Accuracy => Ratio(Classes.Sum(TruePositives), Total);

    /// <summary>Mean recall of the classes that occur among the labels.</summary>
    /// <remarks>Brodersen et al., "The balanced accuracy and its posterior distribution", ICPR 2010.</remarks>
    /// <returns>In [0, 1], 1/C for a guess that ignores the image; null without samples.</returns>
    public double? BalancedAccuracy => Mean(Classes.Select(Recall));

    /// <summary>Mean F1 of the classes that occur among the labels or the predictions.</summary>
    /// <returns>In [0, 1]; null without samples.</returns>
    public double? MacroF1 => Mean(Classes.Select(F1));

    /// <summary>Accuracy of always answering the most frequent class: what a classifier must beat.</summary>
    /// <returns>In [1/C, 1]; null without samples.</returns>
    public double? MajorityClassAccuracy => Ratio(Classes.Max(Support), Total);

    private IEnumerable<int> Classes => Enumerable.Range(0, ClassCount);

    /// <summary>Number of samples of one class that were taken for another.</summary>
    /// <param name="trueClass">Row in [0, C).</param>
    /// <param name="predictedClass">Column in [0, C).</param>
    public int this[int trueClass, int predictedClass]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)trueClass, (uint)ClassCount, nameof(trueClass));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)predictedClass, (uint)ClassCount, nameof(predictedClass));
            return _counts[(trueClass * ClassCount) + predictedClass];
        }
    }

    /// <summary>Counts pairs of true and predicted classes.</summary>
    /// <param name="labels">True class indices in [0, C).</param>
    /// <param name="predicted">Predicted class indices in [0, C), as many.</param>
    /// <param name="classCount">Number of classes C, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths differ or a class is out of range.</exception>
    public static ConfusionMatrix Count(IReadOnlyList<int> labels, IReadOnlyList<int> predicted, int classCount)
    {
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentOutOfRangeException.ThrowIfLessThan(classCount, 1);
        if (labels.Count != predicted.Count)
        {
            throw new ArgumentException($"Expected {labels.Count} predictions, one per label, got {predicted.Count}.", nameof(predicted));
        }

        var counts = new int[classCount * classCount];
        for (int sample = 0; sample < labels.Count; sample++)
        {
            if ((uint)labels[sample] >= (uint)classCount || (uint)predicted[sample] >= (uint)classCount)
            {
                throw new ArgumentException(
                    $"Expected classes from 0 to {classCount - 1}, got label {labels[sample]} and prediction {predicted[sample]} at index {sample}.",
                    nameof(labels));
            }

            counts[(labels[sample] * classCount) + predicted[sample]]++;
        }

        return new ConfusionMatrix(classCount, counts);
    }

    /// <summary>Counts the labels against the most probable classes.</summary>
    /// <param name="predictions">Labels with probabilities.</param>
    public static ConfusionMatrix Count(LabelledPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return Count(
            predictions.Labels, [.. Enumerable.Range(0, predictions.Count).Select(predictions.PredictedClass)], predictions.ClassCount);
    }

    /// <summary>Samples of the class that were recognised.</summary>
    /// <param name="classIndex">In [0, C).</param>
    public int TruePositives(int classIndex) => this[classIndex, classIndex];

    /// <summary>Samples of the class.</summary>
    /// <param name="classIndex">In [0, C).</param>
    public int Support(int classIndex) => Classes.Sum(predicted => this[classIndex, predicted]);

    /// <summary>Samples that were taken for the class, rightly or not.</summary>
    /// <param name="classIndex">In [0, C).</param>
    public int PredictedCount(int classIndex) => Classes.Sum(label => this[label, classIndex]);

    /// <summary>Share of the predictions of this class that are right (positive predictive value at the set's prevalence).</summary>
    /// <param name="classIndex">In [0, C).</param>
    /// <returns>In [0, 1]; null when the class was never predicted.</returns>
    public double? Precision(int classIndex) => Ratio(TruePositives(classIndex), PredictedCount(classIndex));

    /// <summary>Share of the class that was recognised (sensitivity).</summary>
    /// <param name="classIndex">In [0, C).</param>
    /// <returns>In [0, 1]; null when the class has no samples.</returns>
    public double? Recall(int classIndex) => Ratio(TruePositives(classIndex), Support(classIndex));

    /// <summary>Share of the other classes' samples that were not taken for this class.</summary>
    /// <param name="classIndex">In [0, C).</param>
    /// <returns>In [0, 1]; null when all samples are of this class.</returns>
    public double? Specificity(int classIndex)
    {
        int negatives = Total - Support(classIndex);
        return Ratio(negatives - (PredictedCount(classIndex) - TruePositives(classIndex)), negatives);
    }

    /// <summary>Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN).</summary>
    /// <param name="classIndex">In [0, C).</param>
    /// <returns>In [0, 1]; null when the class neither occurs nor was predicted.</returns>
    public double? F1(int classIndex) => Ratio(2 * TruePositives(classIndex), Support(classIndex) + PredictedCount(classIndex));

    private static double? Ratio(int part, int whole) => whole == 0 ? null : (double)part / whole;

    private static double? Mean(IEnumerable<double?> rates) => rates.Average(); // skips nulls; null when there is nothing else
}
