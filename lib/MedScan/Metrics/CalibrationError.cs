namespace MedScan.Metrics;

/// <summary>Expected calibration error: how far the highest probability is from the share of right answers, on average.</summary>
/// <remarks>
/// Predictions are put into 15 intervals of equal width by their highest probability; the absolute differences between
/// accuracy and mean probability are averaged, weighted by the number of predictions. Guo et al., "On Calibration of Modern
/// Neural Networks", ICML 2017. No bootstrap interval is offered: resampling adds noise to every interval and noise only ever
/// raises this error, so that the percentiles lie above the estimate, often without containing it.
/// </remarks>
public static class CalibrationError
{
    /// <summary>Number of intervals; 15 as in the source, so that values can be compared.</summary>
    public const int BinCount = 15;

    /// <summary>The error of predictions.</summary>
    /// <param name="predictions">Labels with probabilities.</param>
    /// <returns>In [0, 1]; 0 = perfectly calibrated.</returns>
    public static double Compute(LabelledPredictions predictions) => Compute(Bins(predictions));

    /// <summary>The error that follows from intervals.</summary>
    /// <param name="bins">As <see cref="Bins"/> gives them, at least one prediction in all.</param>
    /// <returns>In [0, 1].</returns>
    public static double Compute(IReadOnlyList<CalibrationBin> bins)
    {
        ArgumentNullException.ThrowIfNull(bins);
        double total = bins.Sum(bin => (double)bin.Count);
        if (total == 0)
        {
            throw new ArgumentException("Expected at least one prediction in the bins, got none.", nameof(bins));
        }

        return bins.Where(bin => bin.Count > 0).Sum(bin => bin.Count / total * Math.Abs(bin.Accuracy!.Value - bin.MeanConfidence!.Value));
    }

    /// <summary>The intervals with what fell into them.</summary>
    /// <param name="predictions">Labels with probabilities.</param>
    /// <returns>Length <see cref="BinCount"/>, ascending.</returns>
    public static IReadOnlyList<CalibrationBin> Bins(LabelledPredictions predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        var counts = new int[BinCount];
        var right = new int[BinCount];
        var confidences = new double[BinCount];
        for (int sample = 0; sample < predictions.Count; sample++)
        {
            int predicted = predictions.PredictedClass(sample);
            double confidence = Math.Min(1, (double)predictions.Probability(sample, predicted));
            int bin = (int)Math.Ceiling(confidence * BinCount) - 1; // at least 1/C, so never below the first interval
            counts[bin]++;
            right[bin] += predicted == predictions.Labels[sample] ? 1 : 0;
            confidences[bin] += confidence;
        }

        return
        [
            .. Enumerable.Range(0, BinCount).Select(bin => new CalibrationBin(
                (double)bin / BinCount,
                (bin + 1.0) / BinCount,
                counts[bin],
                counts[bin] == 0 ? null : confidences[bin] / counts[bin],
                counts[bin] == 0 ? null : (double)right[bin] / counts[bin])),
        ];
    }
}
