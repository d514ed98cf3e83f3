namespace MedScan.Metrics;

/// <summary>All bootstrapped metrics of a resample as one row of values, cheap enough for thousands of resamples.</summary>
internal sealed class Measurement
{
    public const int Accuracy = 0;
    public const int BalancedAccuracy = 1;
    public const int MacroF1 = 2;
    public const int MacroRocAuc = 3;

    public const int Precision = 0;
    public const int Recall = 1;
    public const int Specificity = 2;
    public const int F1 = 3;
    public const int RocAuc = 4;

    private const int Means = 4;
    private const int PerClass = 5;

    private readonly int[] _cells; // of each sample: its place in the confusion matrix
    private readonly int[] _counts;
    private readonly ConfusionMatrix _confusion; // looks at _counts
    private readonly RankedScores[] _ranked;
    private double?[]? _whole;

    public Measurement(LabelledPredictions predictions)
    {
        int classes = predictions.ClassCount;
        _cells =
        [
            .. Enumerable.Range(0, predictions.Count)
                .Select(sample => (predictions.Labels[sample] * classes) + predictions.PredictedClass(sample)),
        ];
        _counts = new int[classes * classes];
        _confusion = new ConfusionMatrix(classes, _counts);
        _ranked = [.. Enumerable.Range(0, classes).Select(index => RankedScores.OfClass(predictions, index))];
    }

    /// <summary>Place of a class's metric in a row of values.</summary>
    public static int OfClass(int classIndex, int metric) => Means + (classIndex * PerClass) + metric;

    /// <summary>The values when each sample counts once.</summary>
    public double?[] OnWholeSample()
    {
        var once = new int[_cells.Length];
        Array.Fill(once, 1);
        return _whole ??= On(once);
    }

    /// <summary>The values when sample i counts <c>multiplicities[i]</c> times. A mean over classes is undefined when it would
    /// run over other classes than on the whole sample, because it would then be a different quantity.</summary>
    public double?[] On(ReadOnlySpan<int> multiplicities)
    {
        Array.Clear(_counts);
        for (int sample = 0; sample < _cells.Length; sample++)
        {
            _counts[_cells[sample]] += multiplicities[sample];
        }

        int classes = _confusion.ClassCount;
        var values = new double?[Means + (classes * PerClass)];
        for (int index = 0; index < classes; index++)
        {
            values[OfClass(index, Precision)] = _confusion.Precision(index);
            values[OfClass(index, Recall)] = _confusion.Recall(index);
            values[OfClass(index, Specificity)] = _confusion.Specificity(index);
            values[OfClass(index, F1)] = _confusion.F1(index);
            values[OfClass(index, RocAuc)] = _ranked[index].Area(multiplicities);
        }

        values[Accuracy] = _confusion.Accuracy;
        values[BalancedAccuracy] = MeanOverClasses(values, Recall);
        values[MacroF1] = MeanOverClasses(values, F1);
        values[MacroRocAuc] = MeanOverClasses(values, RocAuc);
        return values;
    }

    private double? MeanOverClasses(double?[] values, int metric)
    {
        int[] places = [.. Enumerable.Range(0, _confusion.ClassCount).Select(index => OfClass(index, metric))];
        bool sameClasses = _whole is null || Array.TrueForAll(places, place => values[place].HasValue == _whole[place].HasValue);
        return sameClasses ? places.Average(place => values[place]) : null;
    }
}
