using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Sweeps.Tests.Pruners;

/// <summary>What holds for every pruner.</summary>
public abstract class PrunerConformanceTests
{
    protected const int Steps = 12;

    /// <summary>The pruner, as it prunes a trial that is clearly bad.</summary>
    /// <param name="maximized">Whether for objectives whose sign is turned; only bounds of values depend on it.</param>
    protected abstract Pruner Create(bool maximized = false);

    [Fact]
    public void ShouldPrune_NothingReported_GoesOn() =>
        Assert.False(Create().ShouldPrune(RandomHistory(1), History.Trial(20, TrialState.Running)));

    [Fact]
    public void ShouldPrune_NoOtherTrials_GoesOn() =>
        Assert.False(Create().ShouldPrune(History.Of(false, History.Trial(0, TrialState.Running, 0.5)), History.Trial(0, TrialState.Running, 0.5)));

    [Fact]
    public void ShouldPrune_AskedTwice_SaysTheSame()
    {
        Pruner pruner = Create();
        foreach ((StudyHistory history, FrozenTrial trial) in Moments())
        {
            bool first = pruner.ShouldPrune(history, trial);
            Assert.Equal(first, pruner.ShouldPrune(history, trial));
            Assert.Equal(first, Create().ShouldPrune(history, trial));
        }
    }

    [Fact]
    public void ShouldPrune_SignTurnedAndMaximized_SaysTheSame()
    {
        Pruner minimizing = Create(), maximizing = Create(maximized: true);
        int pruned = 0;
        foreach ((StudyHistory history, FrozenTrial trial) in Moments())
        {
            StudyHistory mirrored = History.Of(true, [.. history.Trials.Select(static t => t.Negated())]);
            bool expected = minimizing.ShouldPrune(history, trial);
            Assert.Equal(expected, maximizing.ShouldPrune(mirrored, trial.Negated()));
            pruned += expected ? 1 : 0;
        }
        Assert.NotEqual(0, pruned);
    }

    [Fact]
    public void ShouldPrune_OnlyNotANumberReported_PrunesAtSomeStep()
    {
        Pruner pruner = Create();
        Assert.Contains(Enumerable.Range(1, Steps), n => pruner.ShouldPrune(RandomHistory(1), History.Trial(20, TrialState.Running, [.. Enumerable.Repeat(double.NaN, n)])));
    }

    [Fact]
    public void ShouldPrune_ReportsBecomeNotANumber_PrunesAtSomeStep()
    {
        Pruner pruner = Create();
        double[] reports = [3, .. Enumerable.Repeat(double.NaN, Steps - 1)];
        Assert.Contains(Enumerable.Range(1, Steps), n => pruner.ShouldPrune(RandomHistory(1), History.Trial(20, TrialState.Running, reports[..n])));
    }

    [Fact]
    public void ShouldPrune_OthersReportedNotANumberAndInfinity_GivesAnAnswer()
    {
        double[] broken = [.. Enumerable.Range(0, Steps).Select(static i => i % 3 == 0 ? double.NaN : i % 3 == 1 ? double.PositiveInfinity : double.NegativeInfinity)];
        StudyHistory history = History.Completed(false, [.. Enumerable.Repeat(broken, 8)]);
        Pruner pruner = Create();
        Assert.All(Enumerable.Range(1, Steps), n => Assert.Null(Record.Exception(() => pruner.ShouldPrune(history, History.Trial(8, TrialState.Running, broken[..n])))));
    }

    private static IEnumerable<(StudyHistory, FrozenTrial)> Moments()
    {
        Random random = new(7);
        for (int seed = 0; seed < 40; seed++)
            yield return (RandomHistory(seed), History.Trial(20, TrialState.Running, Reports(random)[..random.Next(1, Steps)]));
    }

    private static StudyHistory RandomHistory(int seed)
    {
        Random random = new(seed);
        return History.Of(false, [.. Enumerable.Range(0, 20).Select(i => History.Trial(i, (TrialState)random.Next(1, 4), Reports(random)))]);
    }

    private static double[] Reports(Random random)
    {
        double level = random.NextDouble() * 4;
        return [.. Enumerable.Range(0, Steps).Select(i => random.Next(20) == 0 ? double.NaN : level + random.NextDouble() - i / 8.0)];
    }
}

public sealed class MedianPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.Median(startupTrials: 3);
}

public sealed class PercentilePrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.Percentile(25, startupTrials: 2, warmupSteps: 2, interval: 2, minTrials: 2);
}

public sealed class ThresholdPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => maximized ? Pruner.Threshold(lower: -2, upper: 1) : Pruner.Threshold(lower: -1, upper: 2);
}

public sealed class PatientPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.Patient(Pruner.Percentile(25, startupTrials: 2), patience: 0);
}

public sealed class SuccessiveHalvingPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.SuccessiveHalving(minResource: 2, reduction: 2);
}

public sealed class HyperbandPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.Hyperband(maxResource: Steps, reduction: 2);
}

public sealed class BracketPrunerConformanceTests : PrunerConformanceTests
{
    protected override Pruner Create(bool maximized = false) => Pruner.BracketsFrom(2, eta: 2, strict: true);
}
