using System.Numerics;
using System.Runtime.InteropServices;

namespace MedScan.Tests.Datasets;

/// <summary>The plainest classifier: a weighted sum of pixels per class, fitted by gradient descent with momentum.</summary>
internal static class SoftmaxRegression
{
    /// <summary>The best accuracy on the test samples that any step of the fit reaches.</summary>
    internal static double BestAccuracy(float[][] train, int[] trainLabels, float[][] test, int[] testLabels, int classes, int steps)
    {
        float[][] weights = [.. Enumerable.Range(0, classes).Select(_ => new float[train[0].Length])];
        float[][] speeds = [.. weights.Select(row => new float[row.Length])];
        double best = 0;
        for (int step = 0; step < steps; step++)
        {
            for (int label = 0; label < classes; label++)
                Add(speeds[label], speeds[label], -0.1f);
            for (int sample = 0; sample < train.Length; sample++)
            {
                float[] scores = Scores(weights, train[sample]);
                float sum = scores.Sum(score => MathF.Exp(score - scores.Max()));
                for (int label = 0; label < classes; label++)
                {
                    float error = (MathF.Exp(scores[label] - scores.Max()) / sum) - (label == trainLabels[sample] ? 1 : 0);
                    Add(speeds[label], train[sample], -0.003f * error / train.Length);
                }
            }

            for (int label = 0; label < classes; label++)
                Add(weights[label], speeds[label], 1);
            int right = Enumerable.Range(0, test.Length).Count(sample =>
            {
                float[] scores = Scores(weights, test[sample]);
                return Array.IndexOf(scores, scores.Max()) == testLabels[sample];
            });
            best = Math.Max(best, (double)right / test.Length);
        }

        return best;
    }

    private static float[] Scores(float[][] weights, float[] sample) => [.. weights.Select(row => Dot(row, sample))];

    private static float Dot(float[] left, float[] right)
    {
        Vector<float> sum = Vector<float>.Zero;
        ReadOnlySpan<Vector<float>> others = MemoryMarshal.Cast<float, Vector<float>>(right);
        ReadOnlySpan<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(left);
        for (int index = 0; index < vectors.Length; index++)
            sum += vectors[index] * others[index];
        return Vector.Sum(sum);
    }

    // The count of pixels, 1024, is a multiple of every vector's length.
    private static void Add(float[] target, float[] source, float factor)
    {
        Span<Vector<float>> vectors = MemoryMarshal.Cast<float, Vector<float>>(target.AsSpan());
        ReadOnlySpan<Vector<float>> others = MemoryMarshal.Cast<float, Vector<float>>(source);
        for (int index = 0; index < vectors.Length; index++)
            vectors[index] += factor * others[index];
    }
}
