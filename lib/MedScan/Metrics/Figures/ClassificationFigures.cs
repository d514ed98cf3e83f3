using System.Globalization;
using MedScan.Charts;

namespace MedScan.Metrics.Figures;

/// <summary>Pictures of a <see cref="ClassificationReport"/>.</summary>
public static class ClassificationFigures
{
    /// <summary>What was taken for what: counts with their share of the true class, which the colours show.</summary>
    /// <param name="report">What was measured.</param>
    public static Figure ConfusionMatrix(ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] classes = [.. report.Classes.Select(row => row.Name)];
        double[][] shares =
        [
            .. report.ConfusionMatrix.Select(row => row.Sum() is var total && total > 0
                ? row.Select(count => (double)count / total).ToArray()
                : [.. row.Select(_ => double.NaN)]), // a class without images has no shares
        ];
        string[][] texts =
        [
            .. report.ConfusionMatrix.Zip(shares, (counts, row) => counts.Zip(row, (count, share) => double.IsNaN(share)
                ? "0"
                : string.Create(CultureInfo.InvariantCulture, $"{count}\n{100 * share:0} %")).ToArray()),
        ];
        return Figure
            .HeatMap(new HeatMapSeries("share of the true class", classes, classes, shares).WithAnnotations(texts).WithColorRange(0, 1))
            .WithTitle("Confusion matrix", Subject(report))
            .WithAxes(new Axis("predicted class"), new Axis("true class"));
    }

    /// <summary>Whether probabilities mean what they say: below the diagonal the network is too sure of itself.</summary>
    /// <param name="report">What was measured.</param>
    public static Figure Reliability(ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        CalibrationBin[] bins = [.. report.Calibration.Bins.Where(bin => bin.Count > 0)];
        return Figure
            .Lines(
                new LineSeries("measured", [.. bins.Select(bin => bin.MeanConfidence!.Value)], [.. bins.Select(bin => bin.Accuracy!.Value)]),
                new LineSeries("perfectly calibrated", [0, 1], [0, 1]).WithStyle(LineStyle.Reference))
            .WithTitle("Calibration", string.Create(CultureInfo.InvariantCulture, $"{Subject(report)}, expected error {report.Calibration.ExpectedError:0.000}"))
            .WithAxes(new Axis("highest probability").WithRange(0, 1), new Axis("share of right answers").WithRange(0, 1));
    }

    /// <summary>Precision, recall and F1 of each class.</summary>
    /// <param name="report">What was measured.</param>
    public static Figure PerClass(ClassificationReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        string[] classes = [.. report.Classes.Select(row => row.Name)];
        return Figure
            .Bars(Bars("precision", row => row.Precision), Bars("recall", row => row.Recall), Bars("F1", row => row.F1))
            .WithTitle("Results per class", Subject(report))
            .WithAxes(new Axis(), new Axis("precision, recall, F1").WithRange(0, 1));

        BarSeries Bars(string name, Func<ClassReport, Estimate> value) =>
            new(name, classes, [.. report.Classes.Select(row => value(row).Value ?? double.NaN)]);
    }

    private static string Subject(ClassificationReport report)
    {
        string subject = report.Subject is { DataSet: { } name, Split: { } split } ? $"{name}, {split}: " : "";
        return $"{subject}{report.Samples} images";
    }
}
