using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>How a sweep stands: a line of counts, and a table of its best and its latest trials.</summary>
internal static class SweepTable
{
    /// <summary>Makes the picture.</summary>
    /// <param name="study">The sweep.</param>
    /// <param name="history">Its trials.</param>
    /// <param name="metric">What a trial's value is called.</param>
    /// <param name="limit">How many trials it may have; null for any number.</param>
    /// <param name="latest">How many of the latest trials to show.</param>
    public static IRenderable Of(StudyRecord study, StudyHistory history, string metric, long? limit, int latest)
    {
        IReadOnlyList<FrozenTrial> trials = history.Trials;
        FrozenTrial? best = history.Directions.Count == 1 ? history.Ranked().FirstOrDefault() : null;
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Trial").RightAligned().NoWrap())
            .AddColumn(new TableColumn("State").NoWrap())
            .AddColumn(new TableColumn("Step").RightAligned().NoWrap())
            .AddColumn(new TableColumn(new Text(RunText.Heading(metric))).RightAligned().NoWrap())
            .AddColumn(new TableColumn("Took").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Parameters"));
        if (best is not null)
            AddRow(table, best, isBest: true);
        foreach (FrozenTrial trial in trials.Where(t => t != best && t.Started is not null).OrderByDescending(static t => t.State == TrialState.Running).ThenByDescending(static t => t.Number).Take(latest))
            AddRow(table, trial, isBest: false);
        string of = limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most} trials") : "";
        int over = trials.Count(static t => t.IsOver);
        Text line = new(string.Create(CultureInfo.InvariantCulture, $"{study.Name}: {over}{of} done ({TrialText.Counts(trials)}){(study.IsStopped ? ", stopped" : "")}"));
        return table.Rows.Count == 0 ? line : new Rows(line, table);
    }

    private static void AddRow(Table table, FrozenTrial trial, bool isBest)
    {
        Style style = isBest ? new Style(Color.Green) : trial.State == TrialState.Failed ? new Style(Color.Red) : Style.Plain;
        Text Cell(string text) => new(text, style);
        table.AddRow(
            Cell(trial.Number.ToString(CultureInfo.InvariantCulture)),
            Cell(isBest ? "best" : TrialText.State(trial.State)),
            Cell(TrialText.Step(trial)),
            Cell(TrialText.Values(trial)),
            Cell(trial.Duration is { } took ? Phrase.Duration(took.TotalSeconds) : ""),
            Cell(trial.State == TrialState.Failed ? (trial.Error ?? "").Split('\n')[0] : TrialText.Parameters(trial.Parameters)));
    }
}
