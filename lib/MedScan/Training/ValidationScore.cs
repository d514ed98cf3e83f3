using MedScan.Experiments;
using MedScan.Metrics;

namespace MedScan.Training;

/// <summary>The results on the validation split that choose the best epoch.</summary>
/// <param name="Loss">Mean cross-entropy.</param>
/// <param name="Accuracy">Share of correct predictions.</param>
/// <param name="BalancedAccuracy">Mean recall of the classes.</param>
/// <param name="MacroF1">Mean F1 of the classes.</param>
internal sealed record ValidationScore(double Loss, double Accuracy, double BalancedAccuracy, double MacroF1)
{
    /// <summary>Counts the predictions; a network that puts out no numbers scores 0 with a loss that is not finite.</summary>
    public static ValidationScore Of(InferenceResult result, IReadOnlyList<string> classes)
    {
        if (!double.IsFinite(result.Loss))
            return new ValidationScore(result.Loss, 0, 0, 0);
        ConfusionMatrix counts = ConfusionMatrix.Count(new LabelledPredictions(classes, result.Labels, result.Probabilities));
        return new ValidationScore(result.Loss, counts.Accuracy ?? 0, counts.BalancedAccuracy ?? 0, counts.MacroF1 ?? 0);
    }

    /// <summary>The value of a named metric.</summary>
    public double Value(MonitoredMetric metric) => metric switch
    {
        MonitoredMetric.ValidationAccuracy => Accuracy,
        MonitoredMetric.ValidationBalancedAccuracy => BalancedAccuracy,
        MonitoredMetric.ValidationMacroF1 => MacroF1,
        MonitoredMetric.ValidationLoss => Loss,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "Expected a known metric."),
    };

    /// <summary>Whether a value is better than the best so far; an equal one is not.</summary>
    public static bool IsBetter(MonitoredMetric metric, double value, double best) =>
        metric == MonitoredMetric.ValidationLoss ? value < best : value > best;
}
