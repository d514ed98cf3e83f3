using MedScan.Sweeps.Pruners;
using MedScan.Sweeps.Samplers;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;
using MedScan.Tests.Training.Tracking;
using MedScan.Tracking;
using MedScan.Training.Tracking;
using MedScan.Tuning;

namespace MedScan.Tests.Tuning;

public sealed class SweepTrackingTests
{
    [Fact]
    public async Task Observers_Sweep_IsARunWithARunBelowItForEachTrial()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        TrackingOutcome outcome = await SweepAsync(store, new MemoryStorage(), async trial =>
        {
            double x = trial.Float("x", 0, 1);
            trial.Categorical("optimizer", "sgd", "adamw");
            await trial.ReportAsync(x / 2, 1);
            if (trial.Number == 1)
                throw new IOException("the disk is gone");
            return await trial.ReportAsync(x, 2) ? trial.Prune() : x;
        }, trials: 4);

        Assert.Empty(outcome.Problems);
        IReadOnlyList<Run> runs = await RunsAsync(store, "tuning");
        Run sweep = runs.Single(run => run.RunId == outcome.RunId);
        Assert.Equal(("tuning", RunStatus.Finished, "random"), (sweep.Info.Name, sweep.Info.Status, sweep.Parameters["sampler"]));
        Run[] trials = [.. runs.Where(run => run.Tags.GetValueOrDefault("mlflow.parentRunId") == sweep.RunId).OrderBy(run => run.Info.Name, StringComparer.Ordinal)];
        Assert.Equal(["tuning-0", "tuning-1", "tuning-2", "tuning-3"], trials.Select(run => run.Info.Name));
        Assert.Equal([RunStatus.Finished, RunStatus.Failed, RunStatus.Killed, RunStatus.Finished], trials.Select(run => run.Info.Status));
        Assert.Equal(["completed", "failed", "pruned", "completed"], trials.Select(run => run.Tags["medscan.trial_state"]));
        Assert.Contains("the disk is gone", trials[1].Tags["medscan.error"], StringComparison.Ordinal);
        Assert.All(trials, run => Assert.Equal(["optimizer", "x"], run.Parameters.Keys.Order()));
        Metric[] reported = [.. await store.Client.Runs.GetMetricHistoryAsync(trials[3].RunId, "validation_loss")];
        Assert.Equal([1L, 2L], reported.Select(metric => metric.Step));
        Assert.Equal(reported[0].Value * 2, reported[1].Value);
    }

    [Fact]
    public async Task Observers_SecondProcess_ContinuesTheSweepsRun()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var storage = new MemoryStorage();

        TrackingOutcome first = await SweepAsync(store, storage, trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 1);
        TrackingOutcome second = await SweepAsync(store, storage, trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 2);

        Assert.Equal(first.RunId, second.RunId);
        Assert.Equal(3, (await RunsAsync(store, "tuning")).Count(run => run.Tags.GetValueOrDefault("mlflow.parentRunId") == first.RunId));
    }

    [Fact]
    public async Task Observers_TrialHandedBack_IsKilledAndItsRunContinuedByWhoTakesIt()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        MemoryStorage storage = new();
        string? sweep = null;
        foreach (bool isLast in (bool[])[false, true])
        {
            await using var tracking = new SweepTracking(new SweepTrackingOptions { Tracker = store.Options, Metric = "loss" });
            await using Study study = await Study.CreateAsync(new StudyOptions { Name = "tuning", Storage = storage, Resume = true, Sampler = new RandomSampler(1), Observers = [tracking] });
            Trial trial = (await study.AskAsync())!;
            double x = trial.Float("x", 0, 1);
            await trial.ReportAsync(x, 1);
            if (isLast)
                await trial.ReportAsync(x, 2);
            await study.TellAsync(trial, isLast ? x : TrialResult.HandBack());
            await tracking.DisposeAsync();

            sweep ??= tracking.Outcome!.RunId;
            Run run = Assert.Single(await RunsAsync(store, "tuning"), run => run.RunId != sweep);
            Assert.Equal(isLast ? (RunStatus.Finished, "completed") : (RunStatus.Killed, "handed back"), (run.Info.Status, run.Tags["medscan.trial_state"]));
            Assert.Equal("1", run.Tags["medscan.trial_attempt"]);
            Assert.Equal(sweep, run.Tags["mlflow.parentRunId"]);
            Assert.Equal(isLast ? [1L, 1L, 2L] : [1L], (await store.Client.Runs.GetMetricHistoryAsync(run.RunId, "loss")).Select(metric => metric.Step).Order());
        }
    }

    [Fact]
    public async Task Observers_ManyProcessesBeginAtOnce_MakeOneRunForTheSweep()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        MemoryStorage storage = new();
        TrackingOutcome[] outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            SweepAsync(store, storage, trial => Task.FromResult<TrialResult>(trial.Float("x", 0, 1)), trials: 1))));

        Assert.Single(outcomes.Select(outcome => outcome.RunId).Distinct());
        Assert.Equal(5, (await RunsAsync(store, "tuning")).Count);
    }

    [Fact]
    public async Task EnvironmentOf_Trial_NamesItsRun()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        await using var tracking = new SweepTracking(new SweepTrackingOptions { Tracker = store.Options });
        await using Study study = await Study.CreateAsync(new StudyOptions { Name = "tuning", Sampler = new RandomSampler(1), Observers = [tracking] });

        Trial trial = (await study.AskAsync())!;
        IReadOnlyDictionary<string, string> environment = tracking.EnvironmentOf(trial);

        Run run = await store.Client.Runs.GetAsync(environment["MLFLOW_RUN_ID"]);
        Assert.Equal("tuning-0", run.Info.Name);
        Assert.Equal(store.Client.TrackingUri.ToString(), environment["MLFLOW_TRACKING_URI"]);
        await study.TellAsync(trial, 1);
    }

    private static async Task<TrackingOutcome> SweepAsync(TrackingStore store, StudyStorage storage, Func<Trial, Task<TrialResult>> objective, int trials)
    {
        var tracking = new SweepTracking(new SweepTrackingOptions
        {
            Tracker = store.Options,
            Metric = "validation_loss",
            Parameters = new Dictionary<string, string> { ["sampler"] = "random" },
        });
        await using (tracking)
        {
            await using Study study = await Study.CreateAsync(new StudyOptions
            {
                Name = "tuning",
                Sampler = new RandomSampler(1),
                Pruner = new PruneThird(),
                Storage = storage,
                Resume = true,
                Observers = [tracking],
            });
            await study.OptimizeAsync(objective, trials);
        }
        return tracking.Outcome!;
    }

    private static async Task<IReadOnlyList<Run>> RunsAsync(TrackingStore store, string experiment)
    {
        List<Run> runs = [];
        string id = (await store.Client.Experiments.GetByNameAsync(experiment))!.Id;
        await foreach (Run run in store.Client.Runs.StreamAsync(new RunQuery { ExperimentIds = [id] }))
            runs.Add(run);
        return runs;
    }

    private sealed class PruneThird : Pruner
    {
        public override bool ShouldPrune(StudyHistory history, FrozenTrial trial) => trial.Number == 2 && trial.Intermediate.ContainsKey(2);
    }
}
