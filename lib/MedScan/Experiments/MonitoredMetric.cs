namespace MedScan.Experiments;

/// <summary>The validation results that early stopping and the choice of the best checkpoint can follow.</summary>
public enum MonitoredMetric
{
    /// <summary>Mean recall of the classes; higher is better. Written <c>validation_balanced_accuracy</c>.</summary>
    ValidationBalancedAccuracy,

    /// <summary>Share of correct predictions; higher is better. Written <c>validation_accuracy</c>.</summary>
    ValidationAccuracy,

    /// <summary>Mean F1 of the classes; higher is better. Written <c>validation_macro_f1</c>.</summary>
    ValidationMacroF1,

    /// <summary>Mean loss; lower is better. Written <c>validation_loss</c>.</summary>
    ValidationLoss,
}
