using MedScan.Charts;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Tuning;

namespace MedScan.Tests.Tuning;

public sealed class StudyFiguresTests
{
    private static readonly FloatDistribution Rate = new(1e-4, 1e-1, log: true);
    private static readonly IntDistribution Layers = new(1, 4);
    private static readonly CategoricalDistribution Optimizer = new(["sgd", "adamw"]);

    // Four completed trials and one pruned one, by hand.
    private static readonly StudyHistory Accuracies = new([StudyDirection.Maximize],
    [
        Trial(0, 1e-3, 1, 0, TrialState.Completed, 0.5),
        Trial(1, 1e-2, 2, 1, TrialState.Completed, 0.7),
        Trial(2, 1e-1, 3, 1, TrialState.Pruned),
        Trial(3, 1e-4, 4, 0, TrialState.Completed, 0.6),
        Trial(4, 3e-3, 2, 1, TrialState.Completed, 0.9),
    ]);

    [Fact]
    public void History_Maximised_LineRisesToTheBestAsStairs()
    {
        LineSeries[] lines = [.. StudyFigures.History(Accuracies, "accuracy").Series.Cast<LineSeries>()];

        Assert.Equal([0, 1, 1, 3, 3, 4, 4], lines[0].X);
        Assert.Equal([0.5, 0.5, 0.7, 0.7, 0.7, 0.7, 0.9], lines[0].Y);
        Assert.Equal([0.5, 0.7, 0.6, 0.9], lines[1].Y);
        Assert.Equal(LineStyle.Points, lines[1].Style);
    }

    [Fact]
    public void History_Minimised_LineFalls()
    {
        LineSeries best = (LineSeries)StudyFigures.History(Accuracies with { Directions = [StudyDirection.Minimize] }).Series[0];

        Assert.All(best.Y, static value => Assert.Equal(0.5, value));
    }

    [Fact]
    public void Intermediate_PrunedTrial_IsDashedAndSaysSo()
    {
        LineSeries[] lines = [.. StudyFigures.Intermediate(Accuracies).Series.Cast<LineSeries>()];

        Assert.Equal("trial 4", lines[0].Name);
        Assert.Equal(("trial 2 (pruned)", LineStyle.Dashed), (lines[^1].Name, lines[^1].Style));
    }

    [Fact]
    public void Importances_Shares_StandInOrder()
    {
        var bars = (BarSeries)StudyFigures.Importances(new ParameterImportance { Shares = [new("a", 0.2), new("b", 0.7), new("c", 0.1)] }).Series[0];

        Assert.Equal(["b", "a", "c"], bars.Categories);
        Assert.Equal([0.7, 0.2, 0.1], bars.Values);
    }

    [Fact]
    public void Parallel_Parameters_AreAxesOfTheirScale()
    {
        var lines = (ParallelSeries)StudyFigures.Parallel(Accuracies, "accuracy").Series[0];

        Assert.Equal(["accuracy", "learning_rate", "layers", "optimizer"], lines.Axes.Select(axis => axis.Name));
        Assert.Equal([AxisScale.Linear, AxisScale.Log, AxisScale.Linear, AxisScale.Linear], lines.Axes.Select(axis => axis.Scale));
        Assert.Equal(["sgd", "adamw"], lines.Axes[3].Labels);
        Assert.Equal([1e-3, 1e-2, 1e-4, 3e-3], lines.Axes[1].Values);
        Assert.False(lines.LowStandsOut);
    }

    [Fact]
    public void Parallel_ParameterThatSomeTrialsLack_StandsLast()
    {
        FrozenTrial last = Accuracies.Trials[^1];
        StudyHistory history = Accuracies with { Trials = [.. Accuracies.Trials.SkipLast(1), last with { Parameters = new OrderedDictionary<string, TrialParameter>(last.Parameters.Where(static p => p.Key != "learning_rate")) }] };

        var lines = (ParallelSeries)StudyFigures.Parallel(history, "accuracy").Series[0];

        Assert.Equal(["accuracy", "layers", "optimizer", "learning_rate"], lines.Axes.Select(axis => axis.Name));
    }

    [Fact]
    public void Slice_Choices_AreBoxes() =>
        Assert.Equal(["adamw", "sgd"], StudyFigures.Slice(Accuracies, "optimizer").Series.Select(series => series.Name));

    [Fact]
    public void Slice_Numbers_AreOnTheirScale() =>
        Assert.Equal(AxisScale.Log, StudyFigures.Slice(Accuracies, "learning_rate").X.Scale);

    [Fact]
    public void Slice_UnknownParameter_NamesThoseThatAre()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => StudyFigures.Slice(Accuracies, "depth"));

        Assert.Contains("learning_rate, layers, optimizer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Contour_CellOfATrial_HasNearlyItsValue()
    {
        var map = (HeatMapSeries)StudyFigures.Contour(Accuracies, "learning_rate", "layers").Series[0];

        // Trial 0: a third of the decades from the left, the first of four layers at the bottom.
        Assert.InRange(map.Values[3][8], 0.49, 0.51);
        Assert.Equal(["4", "3", "2", "1"], map.Rows);
        Assert.InRange(map.Values.SelectMany(static row => row).Min(), 0.5 - 1e-9, 0.52);
        Assert.Equal(24, map.Columns.Count);
    }

    [Fact]
    public void ParetoFront_TwoObjectives_PartsTheFrontFromTheRest()
    {
        FrozenTrial[] trials = [Trial(0, 1e-3, 1, 0, TrialState.Completed, 1, 5), Trial(1, 1e-3, 1, 0, TrialState.Completed, 2, 6)];

        Figure figure = StudyFigures.ParetoFront(new StudyHistory([StudyDirection.Minimize, StudyDirection.Minimize], trials), [trials[0]], "loss", "seconds");

        Assert.Equal([1], ((ScatterSeries)figure.Series[0]).X);
        Assert.Equal([6], ((ScatterSeries)figure.Series[1]).Y);
    }

    [Fact]
    public void History_NothingCompleted_SaysSo() =>
        Assert.Contains("completed", Assert.Throws<ArgumentException>(() => StudyFigures.History(new StudyHistory([StudyDirection.Minimize], []))).Message, StringComparison.Ordinal);

    private static FrozenTrial Trial(int number, double rate, int layers, int optimizer, TrialState state, params double[] values) => new()
    {
        Number = number,
        State = state,
        Values = values,
        Parameters = new OrderedDictionary<string, TrialParameter>
        {
            ["learning_rate"] = new(Rate, rate),
            ["layers"] = new(Layers, layers),
            ["optimizer"] = new(Optimizer, optimizer),
        },
        Intermediate = new SortedDictionary<int, double> { [1] = 0.4, [2] = 0.45 },
    };
}
