using System.Globalization;
using MedScan.Metrics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display;

/// <summary>Shows a <see cref="ClassificationReport"/> to people.</summary>
internal static class EvaluationView
{
    /// <summary>The overall results with their intervals, the results per class, and what was taken for what.</summary>
    /// <param name="report">What was measured.</param>
    /// <param name="console">Where it is shown.</param>
    public static void Write(ClassificationReport report, IAnsiConsole console)
    {
        string subject = report.Subject is { DataSet: { } name, Split: { } split } ? $"{name}, {split}: " : "";
        string intervals = report.Intervals is null ? "" : "; in brackets 95 % bootstrap intervals";
        console.WriteLine($"{subject}{report.Samples} images{intervals}");
        console.Write(Overall(report));
        if (report.WithoutLeaked is { } unseen)
        {
            console.WriteLine($"Without the {report.Samples - unseen.Samples} images that also occur in an earlier split, {unseen.Samples} images:");
            console.Write(Overall(unseen));
        }

        console.Write(PerClass(report));
        console.WriteLine("Rows: what it is. Columns: what it was taken for.");
        console.Write(Confusion(report));
    }

    private static Table Overall(ClassificationReport report)
    {
        Table table = new Table().Border(TableBorder.None).HideHeaders().AddColumns("", "");
        table.AddRow("Accuracy", Phrase.Estimate(report.Accuracy));
        table.AddRow("  if the answer were always the most frequent class", Phrase.Number(report.MajorityClassAccuracy));
        table.AddRow("Balanced accuracy", Phrase.Estimate(report.BalancedAccuracy));
        table.AddRow("Macro F1", Phrase.Estimate(report.MacroF1));
        table.AddRow("Macro ROC AUC", Phrase.Estimate(report.MacroRocAuc));
        table.AddRow("Expected calibration error", Phrase.Number(report.Calibration.ExpectedError));
        return table;
    }

    private static Table PerClass(ClassificationReport report)
    {
        Table table = WithHeadings("Class", ["Images", "Precision", "Recall", "Specificity", "F1", "ROC AUC"]);
        foreach (ClassReport row in report.Classes)
        {
            table.AddRow(Cells(row.Name, [
                row.Support.ToString(CultureInfo.InvariantCulture),
                .. new[] { row.Precision, row.Recall, row.Specificity, row.F1, row.RocAuc }.Select(estimate => Phrase.Estimate(estimate with { Lower = null, Upper = null })),
            ]));
        }

        return table;
    }

    private static Table Confusion(ClassificationReport report)
    {
        Table table = WithHeadings("", [.. report.Classes.Select(row => row.Name)]);
        foreach ((ClassReport row, IReadOnlyList<int> counts) in report.Classes.Zip(report.ConfusionMatrix))
            table.AddRow(Cells(row.Name, counts.Select(count => count.ToString(CultureInfo.InvariantCulture))));
        return table;
    }

    private static Table WithHeadings(string first, IEnumerable<string> others)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn(new Text(first)));
        foreach (string heading in others)
            table.AddColumn(new TableColumn(new Text(heading)).RightAligned());
        return table;
    }

    // As Text, so that a class called [t1] is not taken for markup.
    private static IEnumerable<IRenderable> Cells(string first, IEnumerable<string> others) => [new Text(first), .. others.Select(other => new Text(other))];
}
