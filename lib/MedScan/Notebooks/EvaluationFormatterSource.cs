using System.Globalization;
using MedScan.Exploration.Reports;
using MedScan.Metrics;

namespace MedScan.Notebooks;

/// <summary>How notebooks show an evaluation: overall, per class, and what was taken for what.</summary>
internal sealed class EvaluationFormatterSource
{
    private readonly IReadOnlyList<object> _formatters = Sheet.Formatters<ClassificationReport>(Read);

    public IEnumerable<object> CreateTypeFormatters() => _formatters;

    private static Sheet Read(ClassificationReport report)
    {
        string subject = report.Subject is { DataSet: { } name, Split: { } split } ? $"{name}, {split}: " : "";
        Sheet sheet = new Sheet()
            .Add($"{subject}{SummaryText.Images(report.Samples)}{(report.Intervals is null ? "" : "; in brackets 95 % bootstrap intervals")}")
            .Add(Overall(report));
        if (report.WithoutLeaked is { } unseen)
            sheet.Add($"Without the {report.Samples - unseen.Samples} images that also occur in an earlier split, {SummaryText.Images(unseen.Samples)}:").Add(Overall(unseen));
        return sheet
            .Add(new TextTable(["Class", "Images", "Precision", "Recall", "Specificity", "F1", "ROC AUC"], [.. report.Classes.Select(Row)]))
            .Add("Rows: what it is. Columns: what it was taken for.")
            .Add(new TextTable(["", .. report.Classes.Select(row => row.Name)], [.. report.Classes.Zip(report.ConfusionMatrix, ConfusionRow)]));
    }

    private static TextTable Overall(ClassificationReport report) => new(
        ["", "Result"],
        [
            ["Accuracy", Text(report.Accuracy)],
            ["… always saying the most frequent class", Number(report.MajorityClassAccuracy)],
            ["Balanced accuracy", Text(report.BalancedAccuracy)],
            ["Macro F1", Text(report.MacroF1)],
            ["Macro ROC AUC", Text(report.MacroRocAuc)],
            ["Expected calibration error", Number(report.Calibration.ExpectedError)],
        ]);

    private static string[] Row(ClassReport row) =>
    [
        row.Name, SummaryText.Count(row.Support),
        .. new[] { row.Precision, row.Recall, row.Specificity, row.F1, row.RocAuc }.Select(estimate => estimate.Value is { } value ? Number(value) : "-"),
    ];

    private static string[] ConfusionRow(ClassReport row, IReadOnlyList<int> counts) => [row.Name, .. counts.Select(count => SummaryText.Count(count))];

    private static string Text(Estimate estimate) => estimate switch
    {
        { Value: null } => "-",
        { Lower: { } lower, Upper: { } upper } => string.Create(CultureInfo.InvariantCulture, $"{estimate.Value:0.000} ({lower:0.000} to {upper:0.000})"),
        _ => Number(estimate.Value.Value),
    };

    private static string Number(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
