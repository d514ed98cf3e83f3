using System.Globalization;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>How a sweep stands: a line of counts, and a table of its best and its latest trials.</summary>
internal static class SweepTable
{
    private const int MostErrors = 3;
    // Of the columns before the parameters, with a metric's name of usual length.
    private const int WidthOfTheRest = 54;

    private static readonly Style Failed = new(Color.Red);

    /// <summary>Makes the picture.</summary>
    /// <param name="study">The sweep.</param>
    /// <param name="history">Its trials.</param>
    /// <param name="metric">What a trial's value is called.</param>
    /// <param name="limit">How many trials it may have; null for any number.</param>
    /// <param name="latest">How many of the latest trials to show.</param>
    /// <param name="width">The characters of a line.</param>
    public static IRenderable Of(StudyRecord study, StudyHistory history, string metric, long? limit, int latest, int width)
    {
        IReadOnlyList<FrozenTrial> trials = history.Trials;
        FrozenTrial? best = history.Directions.Count == 1 ? history.Ranked().FirstOrDefault() : null;
        FrozenTrial[] shown =
        [
            .. best is null ? Array.Empty<FrozenTrial>() : [best],
            .. trials.Where(t => t != best && t.Started is not null).OrderByDescending(static t => t.State == TrialState.Running).ThenByDescending(static t => t.Number).Take(latest),
        ];
        string of = limit is { } most ? string.Create(CultureInfo.InvariantCulture, $" of {most} trials") : "";
        int over = trials.Count(static t => t.IsOver);
        Text line = new(string.Create(CultureInfo.InvariantCulture, $"{study.Name}: {over}{of} done ({TrialText.Counts(trials)}){(study.IsStopped ? ", stopped" : "")}"));
        IEnumerable<Text> errors = shown.Where(static t => t.State == TrialState.Failed).Take(MostErrors)
            .Select(static t => new Text(string.Create(CultureInfo.InvariantCulture, $"Trial {t.Number} failed: {(t.Error ?? "").Split('\n')[0]}"), Failed));
        return shown.Length == 0 ? line : new Rows([line, TableOf(shown, best, metric, width), .. errors]);
    }

    private static Table TableOf(FrozenTrial[] shown, FrozenTrial? best, string metric, int width)
    {
        ParameterColumns parameters = ParameterColumns.For(shown, width - WidthOfTheRest);
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Trial").RightAligned().NoWrap())
            .AddColumn(new TableColumn("State").NoWrap())
            .AddColumn(new TableColumn("Step").RightAligned().NoWrap())
            .AddColumn(new TableColumn(new Text(RunText.Heading(metric))).RightAligned().NoWrap())
            .AddColumn(new TableColumn("Took").RightAligned().NoWrap());
        foreach (string heading in parameters.Headings)
        {
            TableColumn column = new(new Text(heading));
            table.AddColumn(parameters.IsTogether ? column : column.RightAligned().NoWrap());
        }
        foreach (FrozenTrial trial in shown)
        {
            Style style = trial == best ? new Style(Color.Green) : trial.State == TrialState.Failed ? Failed : Style.Plain;
            string[] cells =
            [
                trial.Number.ToString(CultureInfo.InvariantCulture),
                trial == best ? "best" : TrialText.State(trial.State),
                TrialText.Step(trial),
                TrialText.Values(trial),
                TrialText.Took(trial),
                .. parameters.Cells(trial),
            ];
            table.AddRow(cells.Select(cell => new Text(cell, style)));
        }
        return table;
    }
}
