using System.Collections.Immutable;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Spaces;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Samplers;

public sealed class TpeTrialsTests
{
    private static readonly FloatDistribution Range = new(0, 100);
    private static readonly KeyValuePair<string, Distribution>[] X = [new("x", Range)];

    [Fact]
    public void Split_PrunedTrials_ComeAfterCompletedOnesByStepThenValue()
    {
        FrozenTrial[] trials =
        [
            Pruned(0, (1, 0.1)),
            Pruned(1, (1, 9), (5, 3)),
            Pruned(2, (5, 2)),
            Completed(3, 50),
            Pruned(4),
            Pruned(5, (7, double.NaN)),
            Completed(6, 40),
        ];

        // From the best on, one more each time.
        Assert.Equal([6], Good(trials, 1 / 7.0));
        Assert.Equal([3, 6], Good(trials, 2 / 7.0));
        Assert.Equal([3, 5, 6], Good(trials, 3 / 7.0));
        Assert.Equal([2, 3, 5, 6], Good(trials, 4 / 7.0));
        Assert.Equal([1, 2, 3, 5, 6], Good(trials, 5 / 7.0));
        Assert.Equal([0, 1, 2, 3, 5, 6], Good(trials, 6 / 7.0));
    }

    [Fact]
    public void Split_RunningTrials_AreBadUnlessTurnedOffOrAskedFor()
    {
        FrozenTrial[] trials = [Completed(0, 1), Completed(1, 2), Completed(2, 3) with { State = TrialState.Running, Values = [] }];
        TpeTrials known = new(History(trials), 25);

        Assert.Equal([[1.0], [2.0]], known.Split(X, 3, new TpeOptions()).Bad);
        Assert.Equal([[1.0]], known.Split(X, 2, new TpeOptions()).Bad);
        Assert.Equal([[1.0]], known.Split(X, 3, new TpeOptions { ConstantLiar = false }).Bad);
    }

    [Fact]
    public void Split_Maximized_TakesTheLargest()
    {
        StudyHistory history = new([StudyDirection.Maximize], [Completed(0, 1), Completed(1, 7), Completed(2, 3)]);

        Assert.Equal([[1.0]], new TpeTrials(history, 25).Split(X, 3, new TpeOptions()).Good);
    }

    [Fact]
    public void Split_TwoObjectives_TakesWhatNoneDominates()
    {
        StudyHistory history = new([StudyDirection.Minimize, StudyDirection.Minimize],
            [Two(0, 5, 5), Two(1, 1, 4), Two(2, 4, 1), Two(3, 6, 6), Two(4, 2, 2)]);

        TpeSplit split = new TpeTrials(history, 25).Split(X, 5, new TpeOptions { GoodShare = 0.6 });

        Assert.Equal([[1.0], [2.0], [4.0]], split.Good);
        // The reference is 4.3 in both: alone they dominate 1 x 0.3, 0.3 x 1 and 2 x 2 of the rest.
        Assert.Equal(0.3 / 4, split.GoodWeights[0], 9);
        Assert.Equal(0.3 / 4, split.GoodWeights[1], 9);
        Assert.Equal(1, split.GoodWeights[2], 9);
    }

    [Fact]
    public void Groups_Branches_AreApart()
    {
        FrozenTrial[] trials =
        [
            Completed(0, 1, "x", "kind", "depth"),
            Completed(1, 2, "x", "kind", "rate", "layers"),
            Completed(2, 3, "kind", "x", "layers", "rate"),
        ];

        Assert.Equal(["depth", "kind+x", "layers+rate"], new TpeTrials(History(trials), 25).Groups().Select(static g => string.Join('+', g.Select(static p => p.Key))).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<int> Good(FrozenTrial[] trials, double share) =>
        new TpeTrials(History(trials), 25).Split(X, 7, new TpeOptions { GoodShare = share - 1e-9 }).Good.Select(static p => (int)p[0]);

    private static StudyHistory History(FrozenTrial[] trials) => new([StudyDirection.Minimize], trials);

    private static FrozenTrial Two(int number, double first, double second) => Completed(number, 0) with { Values = [first, second] };

    // The value of x is the trial's number.
    private static FrozenTrial Completed(int number, double value, params string[] names) => new()
    {
        Number = number,
        State = TrialState.Completed,
        Values = [value],
        Parameters = (names.Length == 0 ? ["x"] : names).ToImmutableDictionary(static n => n, _ => new TrialParameter(Range, number)),
    };

    private static FrozenTrial Pruned(int number, params (int Step, double Value)[] reports) => Completed(number, 0) with
    {
        State = TrialState.Pruned,
        Values = [],
        Intermediate = reports.ToImmutableSortedDictionary(static r => r.Step, static r => r.Value),
    };
}
