using MedScan.Datasets;
using MedScan.Training.Acceleration;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Training;

/// <summary>Runs a network over images without gradients.</summary>
internal static class Inference
{
    /// <summary>Every image of a loader once.</summary>
    public static InferenceResult Run(
        IPreparedModel model, BatchConverter converter, BatchLoader loader, CancellationToken cancellationToken)
    {
        var samples = new List<int>(loader.SampleCount);
        var labels = new List<int>(loader.SampleCount);
        var probabilities = new List<float>();
        double loss = 0;
        foreach (Batch batch in loader.Epoch(0, 0, cancellationToken))
        {
            IReadOnlyList<double[]> logProbabilities = LogProbabilities(model, converter, batch.Images.Span, batch.Count);
            for (int i = 0; i < batch.Count; i++)
            {
                int label = (int)batch.Labels[i];
                samples.Add(batch.SampleIndices[i]);
                labels.Add(label);
                loss -= logProbabilities[i][label];
                probabilities.AddRange(Exponential(logProbabilities[i]));
            }
        }

        return new InferenceResult(samples, labels, probabilities, loss / Math.Max(1, samples.Count));
    }

    /// <param name="model">Prepared for inference.</param>
    /// <param name="converter">Made for the size of the images.</param>
    /// <param name="images">(count, size, size, channels).</param>
    /// <param name="count">Images.</param>
    /// <returns>One row per image, one column per class.</returns>
    public static IReadOnlyList<double[]> LogProbabilities(
        IPreparedModel model, BatchConverter converter, ReadOnlySpan<byte> images, int count)
    {
        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Tensor logits = model.Forward(converter.Convert(images, count));
        float[] values = logits.contiguous().data<float>().ToArray();
        int classes = values.Length / count;
        var rows = new double[count][];
        for (int i = 0; i < count; i++)
            rows[i] = LogSoftmax(values.AsSpan(i * classes, classes));
        return rows;
    }

    /// <summary>e to each value.</summary>
    public static float[] Exponential(double[] logProbabilities) => [.. logProbabilities.Select(value => (float)Math.Exp(value))];

    private static double[] LogSoftmax(ReadOnlySpan<float> logits)
    {
        // Shifted by the largest, so that the exponentials cannot overflow.
        double largest = double.NegativeInfinity;
        foreach (float logit in logits)
            largest = Math.Max(largest, logit);
        double sum = 0;
        foreach (float logit in logits)
            sum += Math.Exp(logit - largest);
        double offset = largest + Math.Log(sum);
        var result = new double[logits.Length];
        for (int i = 0; i < result.Length; i++)
            result[i] = logits[i] - offset;
        return result;
    }
}
