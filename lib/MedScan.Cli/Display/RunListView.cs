using MedScan.Tracking;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows runs as a table, a row each.</summary>
internal static class RunListView
{
    private const int MostMetrics = 3;
    private const int NarrowTerminal = 110;

    // What says most about a run comes first.
    private static readonly string[] Telling =
        ["test_balanced_accuracy", "test_accuracy", "validation_balanced_accuracy", "validation_accuracy", "validation_loss", "train_loss", "step_loss"];

    /// <param name="runs">In the order in which they are shown.</param>
    /// <param name="experiments">Names by id.</param>
    /// <param name="console">Where they are shown.</param>
    public static void Write(IReadOnlyList<Run> runs, IReadOnlyDictionary<string, string> experiments, IAnsiConsole console)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("No run.");
            return;
        }

        bool narrow = console.Profile.Width < NarrowTerminal;
        string[] metrics = [.. Metrics(runs).Take(narrow ? 1 : MostMetrics)];
        // What is the same in all rows is the first to go where there is little room.
        bool withExperiment = !narrow || runs.DistinctBy(run => run.Info.ExperimentId).Skip(1).Any();
        Table table = new Table().Border(TableBorder.Simple).AddColumn(new TableColumn("Run").NoWrap()).AddColumn("Name");
        if (withExperiment)
            table.AddColumn("Experiment");
        table.AddColumn(new TableColumn("Status").NoWrap()).AddColumn(new TableColumn("Started").NoWrap());
        if (!narrow)
            table.AddColumn(new TableColumn("Took").NoWrap().RightAligned());
        foreach (string metric in metrics)
            table.AddColumn(new TableColumn(new Text(RunText.Heading(metric))).RightAligned());
        foreach (Run run in runs)
        {
            table.AddRow([
                new Text(RunText.ShortId(run.RunId)),
                new Text(run.Info.Name),
                .. withExperiment ? [new Text(experiments.GetValueOrDefault(run.Info.ExperimentId, run.Info.ExperimentId))] : (Text[])[],
                new Text(RunText.Status(run.Info.Status)),
                new Text(RunText.Time(run.Info.StartTime)),
                .. narrow ? (Text[])[] : [new Text(RunText.Duration(run.Info))],
                .. metrics.Select(name => new Text(run.Metrics.TryGetValue(name, out Metric metric) ? RunText.Number(metric.Value) : "")),
            ]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Metrics(IReadOnlyList<Run> runs)
    {
        HashSet<string> there = [.. runs.SelectMany(run => run.Metrics.Keys).Where(name => !RunText.IsOfTheMachine(name))];
        string[] telling = [.. Telling.Where(there.Contains)];
        return telling.Length > 0 ? telling : there.Order(StringComparer.Ordinal);
    }
}
