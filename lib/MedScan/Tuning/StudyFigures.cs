using System.Globalization;
using MedScan.Charts;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Tuning;

/// <summary>Pictures of a study, drawn from its history.</summary>
public static class StudyFigures
{
    // More lines than this cannot be told apart; the newest ones are what a person wants to see.
    private const int MostLines = 7;
    private const int ContourCells = 24;

    /// <summary>The value of each trial, and the best one up to it.</summary>
    /// <param name="history">The study.</param>
    /// <param name="metric">What the value is called.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <returns>Points and a line over the trials' numbers.</returns>
    /// <exception cref="ArgumentException">No trial is completed.</exception>
    public static Figure History(StudyHistory history, string metric = "value", int objective = 0)
    {
        FrozenTrial[] trials = Completed(history);
        double[] numbers = [.. trials.Select(static t => (double)t.Number)], values = [.. trials.Select(t => t.Values[objective])];
        // The line goes on to where the next value stands, as a best value does.
        (double[] stepX, double[] stepY) = Stairs(numbers, BestSoFar(values, history.Directions[objective]));
        return Figure
            .Lines(new LineSeries("best so far", stepX, stepY), new LineSeries("trials", numbers, values).WithStyle(LineStyle.Points))
            .WithTitle("Optimisation history", $"{trials.Length} completed trials of {history.Trials.Count}")
            .WithAxes(new Axis("trial"), new Axis(metric));
    }

    /// <summary>What trials reported on the way; those that were pruned end early.</summary>
    /// <param name="history">The study, of one objective.</param>
    /// <param name="metric">What the value is called.</param>
    /// <returns>A line for each of the best completed trials, and one for each of the latest pruned ones.</returns>
    /// <exception cref="ArgumentException">No trial has reported anything.</exception>
    public static Figure Intermediate(StudyHistory history, string metric = "value")
    {
        ArgumentNullException.ThrowIfNull(history);
        FrozenTrial[] reported = [.. history.Trials.Where(static t => t.Intermediate.Count > 0)];
        if (reported.Length == 0)
            throw new ArgumentException("No trial has reported a value on the way.", nameof(history));
        IEnumerable<FrozenTrial> completed = history.Ranked().Where(static t => t.Intermediate.Count > 0).Take(MostLines - 3);
        IEnumerable<FrozenTrial> others = reported.Where(static t => t.State is TrialState.Pruned or TrialState.Running).Reverse().Take(3);
        return Figure
            .Lines([.. completed.Concat(others).Select(static t => new LineSeries(
                $"trial {t.Number}{(t.State == TrialState.Completed ? "" : $" ({t.State.ToString().ToLowerInvariant()})")}",
                [.. Steps(t)], [.. t.Intermediate.Values]).WithStyle(t.State == TrialState.Completed ? LineStyle.Solid : LineStyle.Dashed))])
            .WithTitle("Reported values", "the best completed trials, and dashed the latest others")
            .WithAxes(new Axis("step"), new Axis(metric));
    }

    /// <summary>How much of the differences between trials each parameter explains.</summary>
    /// <param name="importance">Shares by parameter.</param>
    /// <returns>Lying bars, the most important parameter at the top.</returns>
    /// <exception cref="ArgumentException">There is no parameter.</exception>
    public static Figure Importances(ParameterImportance importance)
    {
        ArgumentNullException.ThrowIfNull(importance);
        if (importance.Shares.Count == 0)
            throw new ArgumentException("Expected the importance of at least one parameter, got none.", nameof(importance));
        ParameterShare[] ordered = [.. importance.Shares.OrderByDescending(static s => s.Share)];
        return Figure
            .Bars(new BarSeries("importance", [.. ordered.Select(static s => s.Parameter)], [.. ordered.Select(static s => s.Share)]))
            .WithTitle("Parameter importances", "share of the variance between trials (fANOVA)")
            .WithAxes(new Axis(), new Axis("importance"))
            .WithHorizontalBars();
    }

    /// <summary>Every completed trial as a line across its value and its parameters, those that only some trials have last.</summary>
    /// <param name="history">The study.</param>
    /// <param name="metric">What the value is called.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <returns>Lines coloured by the value, the good ones dark.</returns>
    /// <exception cref="ArgumentException">No trial is completed, or none has a parameter.</exception>
    public static Figure Parallel(StudyHistory history, string metric = "value", int objective = 0)
    {
        FrozenTrial[] trials = Completed(history);
        List<ParallelAxis> axes = [ParallelAxis.Numbers(metric, [.. trials.Select(t => t.Values[objective])])];
        // A line breaks off where a trial lacks a parameter, so those that all have come first, and the value before them.
        foreach ((string name, Distribution distribution) in ParametersOf(trials).OrderBy(p => trials.Count(t => !t.Parameters.ContainsKey(p.Key))))
        {
            if (distribution is CategoricalDistribution)
                axes.Add(ParallelAxis.Categories(name, [.. trials.Select(t => t.Parameters.TryGetValue(name, out TrialParameter? p) ? Text(p.Value) : "")]));
            else
                axes.Add(ParallelAxis.Numbers(name, [.. trials.Select(t => Number(t, name))], ScaleOf(distribution)));
        }
        if (axes.Count == 1)
            throw new ArgumentException("No completed trial has a parameter.", nameof(history));
        return Figure
            .ParallelCoordinates(new ParallelSeries("trials", axes)
                .WithColorBy(metric, lowStandsOut: history.Directions[objective] == StudyDirection.Minimize)
                .WithTexts([.. trials.Select(static t => $"trial {t.Number}")]))
            .WithTitle("Parallel coordinates", $"{trials.Length} completed trials")
            .WithSize(Math.Clamp(axes.Count * 130, 720, 1600), 440);
    }

    /// <summary>The values over one parameter.</summary>
    /// <param name="history">The study.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="metric">What the value is called.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <returns>Points; for choices a box for each.</returns>
    /// <exception cref="ArgumentException">No completed trial has the parameter.</exception>
    public static Figure Slice(StudyHistory history, string parameter, string metric = "value", int objective = 0)
    {
        FrozenTrial[] trials = With(Completed(history), parameter);
        if (trials[^1].Parameters[parameter].Distribution is CategoricalDistribution)
        {
            return Figure
                .Boxes([.. trials.GroupBy(t => Text(t.Parameters[parameter].Value)).OrderBy(static g => g.Key, StringComparer.Ordinal)
                    .Select(g => new BoxSeries(g.Key, [.. g.Select(t => t.Values[objective])]))])
                .WithTitle($"{metric} by {parameter}")
                .WithAxes(new Axis(parameter), new Axis(metric));
        }
        return Figure
            .Scatter(new ScatterSeries("trials", [.. trials.Select(t => Number(t, parameter))], [.. trials.Select(t => t.Values[objective])])
                .WithTexts([.. trials.Select(static t => $"trial {t.Number}")]))
            .WithTitle($"{metric} over {parameter}")
            .WithAxes(new Axis(parameter).WithScale(ScaleOf(trials[^1].Parameters[parameter].Distribution)), new Axis(metric));
    }

    /// <summary>The values over two parameters: each cell has the mean of its trials, and an empty one that of the trials around it,
    /// the nearer the more.</summary>
    /// <param name="history">The study.</param>
    /// <param name="x">A numeric parameter.</param>
    /// <param name="y">Another one.</param>
    /// <param name="metric">What the value is called.</param>
    /// <param name="objective">Which objective, from 0.</param>
    /// <returns>A map of colours.</returns>
    /// <exception cref="ArgumentException">No completed trial has both, or one is not numeric.</exception>
    public static Figure Contour(StudyHistory history, string x, string y, string metric = "value", int objective = 0)
    {
        FrozenTrial[] trials = With(With(Completed(history), x), y);
        NumericDistribution across = Numeric(trials, x), up = Numeric(trials, y);
        (double X, double Y, double Value)[] points = [.. trials.Select(t => (across.ToUnit(Number(t, x)), up.ToUnit(Number(t, y)), t.Values[objective])).Where(static p => double.IsFinite(p.Item3))];
        (int columns, int rows) = (CellsOf(across), CellsOf(up));
        double[][] cells = [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns)
            .Select(column => At(points, (column + 0.5) / columns, 1 - (row + 0.5) / rows)).ToArray())];
        return Figure
            .HeatMap(HeatMapSeries.Of(metric, Names(across, columns), [.. Names(up, rows).Reverse()], cells))
            .WithTitle($"{metric} over {x} and {y}", $"interpolated between {points.Length} trials")
            .WithAxes(new Axis(x), new Axis(y))
            .WithSize(720, 560);
    }

    /// <summary>The values of two objectives, those of the Pareto front as a series of their own.</summary>
    /// <param name="history">The study, of at least two objectives.</param>
    /// <param name="front">The trials that no other one is better than in every objective.</param>
    /// <param name="first">What the first objective is called.</param>
    /// <param name="second">What the second one is called.</param>
    /// <returns>Points.</returns>
    /// <exception cref="ArgumentException">No trial is completed, or the study has one objective.</exception>
    public static Figure ParetoFront(StudyHistory history, IReadOnlyList<FrozenTrial> front, string first = "value 0", string second = "value 1")
    {
        FrozenTrial[] trials = Completed(history);
        ArgumentNullException.ThrowIfNull(front);
        if (history.Directions.Count < 2)
            throw new ArgumentException("A Pareto front needs two objectives, this study has one.", nameof(history));
        HashSet<int> best = [.. front.Select(static t => t.Number)];
        ScatterSeries Points(string name, IEnumerable<FrozenTrial> some) => new ScatterSeries(
            name, [.. some.Select(static t => t.Values[0])], [.. some.Select(static t => t.Values[1])]).WithTexts([.. some.Select(static t => $"trial {t.Number}")]);
        return Figure
            .Scatter(Points("Pareto front", trials.Where(t => best.Contains(t.Number))), Points("other trials", trials.Where(t => !best.Contains(t.Number))))
            .WithTitle("Pareto front", $"{best.Count} of {trials.Length} completed trials")
            .WithAxes(new Axis(first), new Axis(second));
    }

    /// <summary>A study while it runs: values of completed trials, of pruned ones the last report, and the best so far.</summary>
    internal static Figure LiveValues(StudyHistory history, string metric)
    {
        FrozenTrial[] completed = [.. history.In(TrialState.Completed)];
        FrozenTrial[] pruned = [.. history.In(TrialState.Pruned).Where(static t => t.LastReport is not null)];
        double[] numbers = [.. completed.Select(static t => (double)t.Number)], values = [.. completed.Select(static t => t.Values[0])];
        (double[] stepX, double[] stepY) = Stairs(numbers, BestSoFar(values, history.Directions[0]));
        return Figure
            .Lines(
                new LineSeries("best so far", stepX, stepY),
                new LineSeries("completed", numbers, values).WithStyle(LineStyle.Points),
                new LineSeries("pruned, last report", [.. pruned.Select(static t => (double)t.Number)], [.. pruned.Select(static t => t.LastReport!.Value.Value)]).WithStyle(LineStyle.Points))
            .WithTitle("Trials")
            .WithAxes(new Axis("trial"), new Axis(metric));
    }

    /// <summary>A study while it runs: what trials have reported.</summary>
    internal static Figure LiveReports(StudyHistory history, string metric)
    {
        FrozenTrial? best = history.Directions.Count == 1 ? history.Ranked().FirstOrDefault() : null;
        FrozenTrial[] running = [.. history.In(TrialState.Running).Take(MostLines - 2)];
        FrozenTrial[] others = [.. history.Trials.Where(t => t.Intermediate.Count > 0 && t != best && !running.Contains(t))];
        List<LineSeries> lines =
        [
            // One series with gaps, so that the legend names all of them at once.
            new LineSeries("others", [.. others.SelectMany(static t => Steps(t).Append(double.NaN))], [.. others.SelectMany(static t => t.Intermediate.Values.Append(double.NaN))]).WithStyle(LineStyle.Reference),
        ];
        if (best is not null)
            lines.Add(Reports(best, $"best: trial {best.Number}"));
        lines.AddRange(running.Select(static t => Reports(t, $"trial {t.Number} runs")));
        return Figure.Lines([.. lines]).WithTitle("Reported values").WithAxes(new Axis("step"), new Axis(metric));
    }

    private static LineSeries Reports(FrozenTrial trial, string name) => new(name, [.. Steps(trial)], [.. trial.Intermediate.Values]);

    private static IEnumerable<double> Steps(FrozenTrial trial) => trial.Intermediate.Keys.Select(static step => (double)step);

    private static double[] BestSoFar(double[] values, StudyDirection direction)
    {
        double[] best = [.. values];
        for (int i = 1; i < best.Length; i++)
            best[i] = direction.BestOf([best[i - 1], values[i]]);
        return best;
    }

    private static FrozenTrial[] Completed(StudyHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        FrozenTrial[] trials = [.. history.In(TrialState.Completed)];
        return trials.Length > 0 ? trials : throw new ArgumentException("No trial of this study is completed yet.", nameof(history));
    }

    private static FrozenTrial[] With(FrozenTrial[] trials, string parameter)
    {
        FrozenTrial[] some = [.. trials.Where(t => t.Parameters.ContainsKey(parameter))];
        return some.Length > 0 ? some : throw new ArgumentException($"No completed trial has a parameter '{parameter}'. There are: {string.Join(", ", ParametersOf(trials).Keys)}.", nameof(parameter));
    }

    private static OrderedDictionary<string, Distribution> ParametersOf(FrozenTrial[] trials)
    {
        OrderedDictionary<string, Distribution> found = [];
        foreach ((string name, TrialParameter parameter) in trials.SelectMany(static t => t.Parameters))
        {
            if (!parameter.Distribution.IsSingle)
                found[name] = parameter.Distribution;
        }
        return found;
    }

    private static NumericDistribution Numeric(FrozenTrial[] trials, string parameter) => trials[^1].Parameters[parameter].Distribution as NumericDistribution
        ?? throw new ArgumentException($"Expected a parameter of numbers, '{parameter}' is a {trials[^1].Parameters[parameter].Distribution}.", nameof(parameter));

    private static double Number(FrozenTrial trial, string parameter) =>
        trial.Parameters.TryGetValue(parameter, out TrialParameter? p) && p.Distribution is NumericDistribution ? p.Stored : double.NaN;

    private static AxisScale ScaleOf(Distribution distribution) =>
        distribution is FloatDistribution { Log: true } or IntDistribution { Log: true } or NormalDistribution { Log: true } ? AxisScale.Log : AxisScale.Linear;

    internal static string Text(object? value) => value is null ? "null" : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static double At((double X, double Y, double Value)[] points, double x, double y)
    {
        double sum = 0, weights = 0;
        foreach ((double px, double py, double value) in points)
        {
            double distance = (px - x) * (px - x) + (py - y) * (py - y);
            double weight = 1 / (distance * distance + 1e-7); // Shepard 1968, with the fourth power of the distance
            sum += weight * value;
            weights += weight;
        }
        return weights > 0 ? sum / weights : double.NaN;
    }

    private static int CellsOf(NumericDistribution distribution) => (int)Math.Min(ContourCells, distribution.Count ?? ContourCells);

    private static IReadOnlyList<string> Names(NumericDistribution distribution, int cells)
    {
        HashSet<string> seen = [];
        // On a logarithmic scale of whole numbers several cells have one number, and each row of a map needs a name of its own.
        return [.. Enumerable.Range(0, cells)
            .Select(i => distribution.FromUnit((i + 0.5) / cells))
            .Select(static value => value.ToString(Math.Abs(value) >= 100 ? "0" : "G2", CultureInfo.InvariantCulture))
            .Select(name => { while (!seen.Add(name)) name += "\u200B"; return name; })];
    }

    private static (double[] X, double[] Y) Stairs(double[] x, double[] y)
    {
        List<double> stepX = [], stepY = [];
        for (int i = 0; i < x.Length; i++)
        {
            if (i > 0)
            {
                stepX.Add(x[i]);
                stepY.Add(y[i - 1]);
            }
            stepX.Add(x[i]);
            stepY.Add(y[i]);
        }
        return ([.. stepX], [.. stepY]);
    }
}
