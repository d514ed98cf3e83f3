using MedScan.Charts;
using MedScan.Metrics;
using MedScan.Metrics.Figures;
using MedScan.Tracking;

namespace MedScan.Training.Tracking;

/// <summary>Writes a <see cref="ClassificationReport"/> into a run: metrics, figures and the file itself.</summary>
internal static class EvaluationLog
{
    /// <param name="run">The run.</param>
    /// <param name="report">What was measured.</param>
    /// <param name="prefix">First word of the metrics, such as <c>test</c>.</param>
    /// <param name="step">Epoch of the weights; 0 where there is none.</param>
    public static void Write(TrackedRun run, ClassificationReport report, string prefix, long step)
    {
        run.LogMetrics(Metrics(report, prefix), step);
        WriteFigure(run, "confusion_matrix", ClassificationFigures.ConfusionMatrix(report));
        WriteFigure(run, "calibration", ClassificationFigures.Reliability(report));
        WriteFigure(run, "per_class", ClassificationFigures.PerClass(report));
        run.LogText(report.ToJson(), "evaluation.json");
    }

    /// <summary>The picture, and the same for Plotly.</summary>
    public static void WriteFigure(TrackedRun run, string name, Figure figure)
    {
        run.LogFigure($"figures/{name}.svg", figure.ToSvg());
        run.LogFigure($"figures/{name}.plotly.json", figure.ToPlotlyJson());
    }

    /// <summary>Every number that is defined; intervals as <c>..._lower</c> and <c>..._upper</c>.</summary>
    internal static IReadOnlyDictionary<string, double> Metrics(ClassificationReport report, string prefix)
    {
        var metrics = new OrderedDictionary<string, double>();
        Add("accuracy", report.Accuracy);
        Add("balanced_accuracy", report.BalancedAccuracy);
        Add("macro_f1", report.MacroF1);
        Add("macro_roc_auc", report.MacroRocAuc);
        metrics[$"{prefix}_majority_class_accuracy"] = report.MajorityClassAccuracy;
        metrics[$"{prefix}_expected_calibration_error"] = report.Calibration.ExpectedError;
        metrics[$"{prefix}_images"] = report.Samples;
        if (report.WithoutLeaked is { } unseen)
        {
            Add("accuracy_without_leaked", unseen.Accuracy);
            Add("balanced_accuracy_without_leaked", unseen.BalancedAccuracy);
            metrics[$"{prefix}_images_without_leaked"] = unseen.Samples;
        }

        foreach (ClassReport row in report.Classes)
        {
            string name = MetricNames.OfClass(row.Name);
            AddValue($"precision/{name}", row.Precision);
            AddValue($"recall/{name}", row.Recall);
            AddValue($"specificity/{name}", row.Specificity);
            AddValue($"f1/{name}", row.F1);
            AddValue($"roc_auc/{name}", row.RocAuc);
        }

        return metrics;

        void Add(string name, Estimate estimate)
        {
            AddValue(name, estimate);
            if (estimate is { Lower: { } lower, Upper: { } upper })
            {
                metrics[$"{prefix}_{name}_lower"] = lower;
                metrics[$"{prefix}_{name}_upper"] = upper;
            }
        }

        void AddValue(string name, Estimate estimate)
        {
            if (estimate.Value is { } value)
                metrics[$"{prefix}_{name}"] = value;
        }
    }
}
