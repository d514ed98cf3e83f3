using MedScan.Tracking;
using MedScan.Training.Tracking;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows runs side by side, a column each.</summary>
internal static class RunComparisonView
{
    public static void Write(RunComparison comparison, IAnsiConsole console)
    {
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("").NoWrap());
        foreach (Run run in comparison.Runs)
            table.AddColumn(new TableColumn(new Text($"{run.Info.Name}\n{RunText.ShortId(run.RunId)}")).RightAligned());
        Add("status", comparison.Runs.Select(run => RunText.Status(run.Info.Status)));
        Add("started", comparison.Runs.Select(run => RunText.Time(run.Info.StartTime)));
        Add("took", comparison.Runs.Select(run => RunText.Duration(run.Info)));
        table.AddEmptyRow();
        if (comparison.DifferingParameters.Count == 0)
            Add("(all parameters are the same)", comparison.Runs.Select(_ => ""));
        foreach ((string name, IReadOnlyList<string?> values) in comparison.DifferingParameters)
            Add(name, values.Select(value => value ?? "-"));
        table.AddEmptyRow();
        // How busy the machine was is in the JSON, and in the browser.
        foreach ((string name, IReadOnlyList<double?> values) in comparison.Metrics.Where(metric => !RunText.IsOfTheMachine(metric.Key)))
            Add(name, values.Select(value => value is { } number ? RunText.Number(number) : "-"));
        console.Write(table);

        void Add(string name, IEnumerable<string> values) => table.AddRow([new Text(name), .. values.Select(value => new Text(value))]);
    }
}
