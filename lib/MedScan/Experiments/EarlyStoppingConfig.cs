namespace MedScan.Experiments;

/// <summary>Section <c>train.early_stopping</c>: when to stop before the last epoch, and what "best" means.</summary>
public sealed record EarlyStoppingConfig
{
    /// <summary>The watched value; it also chooses the best checkpoint. Key <c>metric</c>: validation_balanced_accuracy,
    /// validation_accuracy, validation_macro_f1, validation_loss.</summary>
    public MonitoredMetric Metric { get; init; } = MonitoredMetric.ValidationBalancedAccuracy;

    /// <summary>Epochs without a better value before training stops, 0 to 100000; 0 = never stops early. Key <c>patience</c>.</summary>
    public int Patience { get; init; }
}
