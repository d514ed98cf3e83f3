using System.Globalization;

namespace MedScan.Metrics;

/// <summary>What a classifier said about samples whose class is known; every metric starts from it.</summary>
public sealed class LabelledPredictions
{
    private const double SumTolerance = 1e-3; // float32 softmax is right to 1e-6, reduced precision to about 1e-3

    private readonly int[] _labels;
    private readonly float[] _probabilities;
    private readonly string?[]? _groups;

    /// <summary>Checks and copies predictions.</summary>
    /// <param name="classes">Class names, length C, at least 2, no name twice.</param>
    /// <param name="labels">True class indices in [0, C), length N, at least 1.</param>
    /// <param name="probabilities">Shape (N, C) in row-major order, each row in [0, 1] and summing to 1 within 0.001.</param>
    /// <param name="groups">Length N: samples with the same group (patient) are not independent; a null entry stands alone.
    /// Null = all samples are independent.</param>
    /// <exception cref="ArgumentException">A length, a label, a probability or a row sum is not as described.</exception>
    public LabelledPredictions(
        IReadOnlyList<string> classes, IReadOnlyList<int> labels, IReadOnlyList<float> probabilities, IReadOnlyList<string?>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(classes);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(probabilities);
        CheckLengths(classes, labels, probabilities, groups);
        Classes = [.. classes];
        _labels = [.. labels];
        _probabilities = [.. probabilities];
        _groups = groups is null ? null : [.. groups];
        for (int sample = 0; sample < Count; sample++)
        {
            CheckLabel(labels[sample], sample, nameof(labels));
            CheckRow(sample, nameof(probabilities));
        }
    }

    /// <summary>Class names in the order of the class indices.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>True class indices, length <see cref="Count"/>.</summary>
    public IReadOnlyList<int> Labels => _labels;

    /// <summary>Group of each sample, or null when all samples are independent.</summary>
    public IReadOnlyList<string?>? Groups => _groups;

    /// <summary>Number of samples N.</summary>
    public int Count => _labels.Length;

    /// <summary>Number of classes C.</summary>
    public int ClassCount => Classes.Count;

    /// <summary>The probability in [0, 1] that the classifier gave to a class.</summary>
    /// <param name="sample">Index in [0, N).</param>
    /// <param name="classIndex">Index in [0, C).</param>
    public float Probability(int sample, int classIndex) => Row(sample)[classIndex];

    /// <summary>The class with the highest probability; of equally high ones the first.</summary>
    /// <param name="sample">Index in [0, N).</param>
    public int PredictedClass(int sample)
    {
        ReadOnlySpan<float> row = Row(sample);
        int best = 0;
        for (int candidate = 1; candidate < row.Length; candidate++)
        {
            best = row[candidate] > row[best] ? candidate : best;
        }

        return best;
    }

    private ReadOnlySpan<float> Row(int sample)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)sample, (uint)Count, nameof(sample));
        return _probabilities.AsSpan(sample * ClassCount, ClassCount);
    }

    private static void CheckLengths(
        IReadOnlyList<string> classes, IReadOnlyList<int> labels, IReadOnlyList<float> probabilities, IReadOnlyList<string?>? groups)
    {
        if (classes.Count < 2 || classes.Distinct().Count() != classes.Count)
        {
            throw new ArgumentException($"Expected at least 2 different class names, got [{string.Join(", ", classes)}].", nameof(classes));
        }

        if (labels.Count == 0)
        {
            throw new ArgumentException("Expected at least 1 label, got none.", nameof(labels));
        }

        long expected = (long)labels.Count * classes.Count;
        if (probabilities.Count != expected)
        {
            throw new ArgumentException(
                $"Expected {labels.Count} x {classes.Count} = {expected} probabilities, got {probabilities.Count}.", nameof(probabilities));
        }

        if (groups is not null && groups.Count != labels.Count)
        {
            throw new ArgumentException($"Expected {labels.Count} groups, one per label, got {groups.Count}.", nameof(groups));
        }
    }

    private void CheckLabel(int label, int sample, string parameter)
    {
        if ((uint)label >= (uint)ClassCount)
        {
            throw new ArgumentException($"Expected labels from 0 to {ClassCount - 1}, got {label} at index {sample}.", parameter);
        }
    }

    private void CheckRow(int sample, string parameter)
    {
        double sum = 0;
        foreach (float probability in Row(sample))
        {
            if (!(probability >= 0 && probability <= 1 + SumTolerance)) // also true for NaN
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"Expected probabilities from 0 to 1, got {probability} in row {sample}."), parameter);
            }

            sum += probability;
        }

        if (Math.Abs(sum - 1) > SumTolerance)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"Expected each row of probabilities to sum to 1, row {sample} sums to {sum:0.#####}; are these logits?"), parameter);
        }
    }
}
