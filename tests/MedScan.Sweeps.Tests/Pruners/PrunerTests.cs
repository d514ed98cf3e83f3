using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Pruners;

/// <summary>Decisions worked out by hand.</summary>
public sealed class PrunerTests
{
    private static readonly double[][] Five = [[1], [2], [3], [4], [5]];

    [Theory]
    [InlineData(3.0, false)] // the median itself goes on
    [InlineData(3.5, true)]
    public void Median_FiveCompleted_KeepsTheBetterHalf(double report, bool expected) =>
        Assert.Equal(expected, Pruner.Median().ShouldPrune(History.Completed(false, Five), History.Trial(5, TrialState.Running, report)));

    [Fact]
    public void Median_FewerCompletedThanStartup_GoesOn() =>
        Assert.False(Pruner.Median(startupTrials: 6).ShouldPrune(History.Completed(false, Five), History.Trial(5, TrialState.Running, 99)));

    [Fact]
    public void Median_FewerReportsAtTheStepThanAsked_GoesOn() =>
        Assert.False(Pruner.Median(minTrials: 6).ShouldPrune(History.Completed(false, Five), History.Trial(5, TrialState.Running, 99)));

    [Fact]
    public void Median_BestReportWasEarlier_CountsTheBest() =>
        Assert.False(Pruner.Median().ShouldPrune(History.Completed(false, [.. Five.Select(static r => new[] { r[0], r[0] })]), History.Trial(5, TrialState.Running, 2, 99)));

    [Theory]
    [InlineData(25, 2.0, false)] // of 1..5, a quarter of the way from the best is 2
    [InlineData(25, 2.1, true)]
    [InlineData(10, 1.4, false)] // 0.4 of the way from 1 to 2
    [InlineData(10, 1.5, true)]
    [InlineData(0, 1.1, true)]
    [InlineData(100, 5.0, false)]
    public void Percentile_BetweenReports_IsInterpolated(double percent, double report, bool expected) =>
        Assert.Equal(expected, Pruner.Percentile(percent).ShouldPrune(History.Completed(false, Five), History.Trial(5, TrialState.Running, report)));

    [Theory]
    [InlineData(1, false)] // step 0: before the warm-up
    [InlineData(3, true)] // step 2: due
    [InlineData(4, false)] // step 3: looked at a step ago
    [InlineData(6, true)] // step 5: due again
    public void Threshold_WarmupAndInterval_LooksWhenDue(int reports, bool expected) =>
        Assert.Equal(expected, Pruner.Threshold(upper: 1, warmupSteps: 2, interval: 3).ShouldPrune(History.Completed(false), History.Trial(0, TrialState.Running, [.. Enumerable.Repeat(9.0, reports)])));

    [Theory]
    [InlineData(new[] { 1.0, 2, 2 }, false)] // two reports without progress, of which two are forgiven
    [InlineData(new[] { 1.0, 2, 2, 2 }, true)]
    [InlineData(new[] { 1.0, 2, 2, 1 }, false)] // as good as the best before is not worse
    [InlineData(new[] { 1.0, 1.4, 1.4, 1.4 }, false)] // worse by less than half
    [InlineData(new[] { 1.0, double.NaN, double.NaN, double.NaN }, true)]
    public void Patient_NoProgress_WaitsForItsPatience(double[] reports, bool expected) =>
        Assert.Equal(expected, Pruner.Patient(null, patience: 2, minDelta: 0.5).ShouldPrune(History.Completed(false), History.Trial(0, TrialState.Running, reports)));

    [Fact]
    public void Patient_InnerKeeps_GoesOn() =>
        Assert.False(Pruner.Patient(Pruner.None, patience: 0).ShouldPrune(History.Completed(false), History.Trial(0, TrialState.Running, 1, 2, 3)));

    [Fact]
    public void SuccessiveHalving_RungPassedEarlier_IsNotJudgedAgain()
    {
        StudyHistory history = History.Completed(false, [0, 1, 1], [0, 1, 1], [0, 1, 1]);
        Pruner pruner = Pruner.SuccessiveHalving(minResource: 1, reduction: 4);
        Assert.True(pruner.ShouldPrune(history, History.Trial(3, TrialState.Running, 9, 9)));
        Assert.False(pruner.ShouldPrune(history, History.Trial(3, TrialState.Running, 9, 9, 9)));
    }

    // At the rung of step 2 the trial has one unlucky report, and so had the best of the others.
    [Theory]
    [InlineData(0.4, false, false)]
    [InlineData(0.6, false, true)]
    [InlineData(0.4, true, true)]
    public void SuccessiveHalving_UnluckyReportAtTheRung_CountsOnlyWhereStrict(double before, bool strict, bool expected)
    {
        StudyHistory history = History.Completed(false, [9, 0.5, 3], [9, 2, 2], [9, 2, 2]);
        FrozenTrial trial = History.Trial(3, TrialState.Running, 9, before, 4);

        Assert.Equal(expected, Pruner.SuccessiveHalving(minResource: 2, reduction: 4, strict: strict).ShouldPrune(history, trial));
        Assert.Equal(expected, Pruner.Hyperband(minResource: 2, maxResource: 3, reduction: 4, strict: strict).ShouldPrune(history, trial));
    }

    [Theory]
    [InlineData(double.PositiveInfinity, false)] // the better half of four
    [InlineData(double.NaN, true)] // the better half of two
    public void SuccessiveHalving_OthersDiverged_InfinityCountsAsCameThere(double diverged, bool expected)
    {
        StudyHistory history = History.Completed(false, [9, 1], [9, diverged], [9, diverged]);
        Assert.Equal(expected, Pruner.SuccessiveHalving(minResource: 1, reduction: 2, strict: true).ShouldPrune(history, History.Trial(3, TrialState.Running, 9, 2)));
    }

    [Theory]
    [InlineData(2, false)] // rungs at 3, 6, 12: a hundredth of the first trial's 300 steps, not of the second's 900
    [InlineData(3, true)]
    public void SuccessiveHalving_NoResourceSaid_FollowsTheFirstCompleted(int step, bool expected)
    {
        FrozenTrial Long(int number, int last) => History.Trial(number, TrialState.Completed, [.. Enumerable.Repeat(1.0, last + 1)]);
        StudyHistory history = History.Of(false, Long(0, 300), Long(1, 900), Long(2, 300));
        Assert.Equal(expected, Pruner.SuccessiveHalving(reduction: 2).ShouldPrune(history, History.Trial(3, TrialState.Running, [.. Enumerable.Repeat(2.0, step + 1)])));
    }

    [Fact]
    public void Hyperband_NoResourceSaid_WaitsForTheFirstCompleted()
    {
        FrozenTrial[] running = [.. Enumerable.Range(0, 12).Select(static i => History.Trial(i, TrialState.Running, i, i, i, i))];
        Assert.All(running, t => Assert.False(Pruner.Hyperband().ShouldPrune(History.Of(false, running), t)));
        running[0] = running[0] with { State = TrialState.Completed };
        Assert.Contains(running[1..], t => Pruner.Hyperband(reduction: 2).ShouldPrune(History.Of(false, running), t with { Intermediate = History.Trial(0, TrialState.Running, t.Number, t.Number).Intermediate }));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(null)]
    public void Hyperband_AtItsEnd_NoTrialIsPruned(int? maxResource)
    {
        // Rungs at 1, 2, 4 and 8; steps 0 to 8, and the higher the number the worse the trial.
        Pruner hyperband = Pruner.Hyperband(1, maxResource, reduction: 2);
        FrozenTrial[] trials = [.. Enumerable.Range(0, 20).Select(static i => History.Trial(i, i == 0 ? TrialState.Completed : TrialState.Running, [.. Enumerable.Repeat((double)i, 9)]))];

        Assert.All(trials[1..], t => Assert.False(hyperband.ShouldPrune(History.Of(false, trials), t)));
        Assert.Contains(trials[1..], t => hyperband.ShouldPrune(History.Of(false, trials), History.Trial(t.Number, TrialState.Running, [.. Enumerable.Repeat((double)t.Number, 5)])));
    }

    [Fact]
    public void Hyperband_BracketShares_CostTheSame()
    {
        // Li et al. 2018, table 1: R = 81, eta = 3 gives 81, 34, 15, 8 and 5 trials.
        double[] shares = new HyperbandPruner(1, 81, 3, 0).Shares(81);
        Assert.Equal([81 / 143.0, 34 / 143.0, 15 / 143.0, 8 / 143.0, 5 / 143.0], shares);
    }

    [Fact]
    public void Hyperband_BracketsOfThirtyTrials_FollowTheirShares()
    {
        double[] shares = new HyperbandPruner(1, 9, 3, 0).Shares(9);
        int[] counts = [.. Enumerable.Range(0, 30).GroupBy(n => HyperbandPruner.BracketOf(n, shares)).OrderBy(static g => g.Key).Select(static g => g.Count())];
        Assert.Equal(3, counts.Length);
        Assert.All(counts.Zip(shares), static c => Assert.InRange(c.First, c.Second * 30 - 2, c.Second * 30 + 2));
    }

    [Theory]
    // The example of Weights & Biases' own stopping rule: brackets 1 and 2 (5/2 and 5/4), values 9, 9, 8, 7, 6 at the second,
    // of which rank 5/2 is 8.
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(3, false)]
    public void BracketsUpTo_DocumentedExample_StopsTheSame(int number, bool expected)
    {
        FrozenTrial[] trials =
        [
            History.Trial(0, TrialState.Completed, 10, 9),
            History.Trial(1, TrialState.Running, 10, 10),
            History.Trial(2, TrialState.Running, 10, 8, 8),
            History.Trial(3, TrialState.Running, 10, 7, 7),
            History.Trial(4, TrialState.Completed, 10, 6, 6),
        ];
        Assert.Equal(expected, Pruner.BracketsUpTo(5, brackets: 2, eta: 2).ShouldPrune(History.Of(false, trials), trials[number]));
    }

    [Theory]
    [InlineData(2, false)] // before the first bracket at 3
    [InlineData(3, true)]
    public void BracketsFrom_BeforeTheFirst_GoesOn(int reports, bool expected) =>
        Assert.Equal(expected, Pruner.BracketsFrom(3).ShouldPrune(History.Completed(false, [1, 1, 1], [1, 1, 1], [1, 1, 1]), History.Trial(3, TrialState.Running, [.. Enumerable.Repeat(2.0, reports)])));

    [Theory]
    [InlineData(false, false)] // its best was good enough
    [InlineData(true, true)]
    public void BracketsFrom_Strict_JudgesTheReportAtTheBracket(bool strict, bool expected) =>
        Assert.Equal(expected, Pruner.BracketsFrom(2, strict: strict).ShouldPrune(History.Completed(false, [1, 1], [1, 1], [1, 1]), History.Trial(3, TrialState.Running, 0, 2)));

    [Fact]
    public void Factories_ImpossibleNumbers_SayWhich()
    {
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.Median(startupTrials: -1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.Median(interval: 0));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.Percentile(double.NaN));
        Assert.Throws<ArgumentException>(static () => Pruner.Threshold());
        Assert.Throws<ArgumentException>(static () => Pruner.Threshold(2, 1));
        Assert.Throws<ArgumentException>(static () => Pruner.Threshold(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.Patient(null, -1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.SuccessiveHalving(reduction: 1));
        Assert.Throws<ArgumentException>(static () => Pruner.SuccessiveHalving(bootstrapTrials: 1));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.Hyperband(5, 4));
        Assert.Throws<ArgumentException>(static () => Pruner.BracketsUpTo(2, 2, eta: 3));
        Assert.Throws<ArgumentOutOfRangeException>(static () => Pruner.BracketsFrom(1, eta: 1));
    }
}
