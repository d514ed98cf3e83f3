using System.Globalization;
using MedScan.Charts;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Tuning;

/// <summary>A page with the pictures of a sweep.</summary>
public static class SweepPage
{
    private const int MostSlices = 8;
    private const int MostRows = 20;

    /// <summary>Writes the page: one file that needs no script and no other file.</summary>
    /// <param name="path">Where.</param>
    /// <param name="state">The sweep.</param>
    /// <param name="replace">Whether a file that is there is replaced.</param>
    /// <param name="cancellation">Stops the writing; nothing is left half-written.</param>
    /// <returns>When it is written.</returns>
    /// <exception cref="MedScanException">The file exists, or cannot be written.</exception>
    public static Task WriteAsync(string path, SweepState state, bool replace = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return OutputFile.WriteAsync(path, Of(state).ToHtml(), replace, cancellation);
    }

    /// <summary>The page as a value.</summary>
    /// <param name="state">The sweep.</param>
    /// <returns>The page; of a sweep without a completed trial one that says so.</returns>
    public static HtmlReport Of(SweepState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (StudyHistory history, string metric) = (state.History, state.Metric);
        FrozenTrial[] completed = [.. history.In(TrialState.Completed)];
        HtmlReport page = new HtmlReport($"Sweep {state.Study.Name}", $"{(history.IsMaximized ? "maximise" : "minimise")} {metric}").WithFacts(Facts(state));
        if (completed.Length == 0)
            return page.WithWarning("No trial is completed yet.");
        page = history.Directions.Count == 1
            ? page.WithFigure(StudyFigures.History(history, metric))
            : page.WithFigure(StudyFigures.ParetoFront(history, history.ParetoFront()));
        if (history.Trials.Any(static t => t.Intermediate.Count > 1))
            page = page.WithFigure(StudyFigures.Intermediate(history, metric));
        ParameterImportance importance = ParameterImportance.Of(history);
        // What is the same in every trial explains nothing.
        importance = importance with { Shares = [.. importance.Shares.Where(s => completed.Any(t => t.Parameters.TryGetValue(s.Parameter, out TrialParameter? p) && !p.Distribution.IsSingle))] };
        string[] searched = [.. importance.Shares.Select(static s => s.Parameter)];
        // Slices and the table also have those that only some trials have, such as a learning rate of each optimizer.
        string[] all = [.. searched.Union(completed.SelectMany(static t => t.Parameters).Where(static p => !p.Value.Distribution.IsSingle).Select(static p => p.Key))];
        if (searched.Length > 0)
        {
            page = page.WithHeading("Parameters").WithFigure(StudyFigures.Importances(importance)).WithFigure(StudyFigures.Parallel(history, metric));
            foreach (string name in all.Take(MostSlices))
                page = page.WithFigure(StudyFigures.Slice(history, name, metric));
            string[] numeric = [.. searched.Where(name => completed.All(t => t.Parameters.TryGetValue(name, out TrialParameter? p) && p.Distribution is NumericDistribution)).Take(2)];
            if (numeric is [var x, var y])
                page = page.WithFigure(StudyFigures.Contour(history, x, y, metric));
        }
        return page.WithHeading("Best trials").WithTable(["trial", .. history.Directions.Count == 1 ? [metric] : (string[])["values"], .. all], Rows(history, all));
    }

    private static IReadOnlyList<ReportFact> Facts(SweepState state)
    {
        IReadOnlyList<FrozenTrial> trials = state.History.Trials;
        double hours = trials.Sum(static t => t.Duration?.TotalHours ?? 0);
        return
        [
            new ReportFact("trials", trials.Count.ToString(CultureInfo.InvariantCulture)),
            .. trials.CountBy(static t => t.State).Select(static c => new ReportFact(c.Key.ToString().ToLowerInvariant(), c.Value.ToString(CultureInfo.InvariantCulture))),
            new ReportFact("hours of work", hours.ToString(hours < 10 ? "0.00" : "0", CultureInfo.InvariantCulture)),
        ];
    }

    private static IReadOnlyList<IReadOnlyList<string>> Rows(StudyHistory history, string[] parameters)
    {
        IEnumerable<FrozenTrial> best = history.Directions.Count > 1 ? history.ParetoFront() : history.Ranked();
        return [.. best.Take(MostRows).Select(t => (IReadOnlyList<string>)
        [
            t.Number.ToString(CultureInfo.InvariantCulture),
            string.Join(", ", t.Values.Select(static v => v.ToString("G5", CultureInfo.InvariantCulture))),
            .. parameters.Select(name => t.Parameters.TryGetValue(name, out TrialParameter? p) ? p.Value is double number ? number.ToString("G4", CultureInfo.InvariantCulture) : StudyFigures.Text(p.Value) : ""),
        ])];
    }
}
