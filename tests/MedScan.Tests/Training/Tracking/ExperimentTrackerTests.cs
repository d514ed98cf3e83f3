using MedScan.Experiments;
using MedScan.Tracking;
using MedScan.Training;
using MedScan.Training.Reports;
using MedScan.Training.Tracking;
using MedScan.Versions;

namespace MedScan.Tests.Training.Tracking;

[Collection(SharedEngine.Name)]
public sealed class ExperimentTrackerTests : IDisposable
{
    private readonly TinyExperiment _tiny = new();

    public void Dispose() => _tiny.Dispose();

    private ExperimentOptions RunsHere => new() { RunsDirectory = Path.Combine(_tiny.Root, "runs") };

    [Fact]
    public async Task TrackAsync_WholeExperiment_IsInMlflow()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var tracker = new ExperimentTracker(store.Options);

        ExperimentResult result = await tracker.TrackAsync(progress => Experiment.RunAsync(_tiny.Config, RunsHere, progress));

        TrackingOutcome outcome = tracker.Outcome!;
        Assert.Empty(outcome.Problems);
        Assert.Null(outcome.WaitsIn);
        Run run = await store.Client.Runs.GetAsync(outcome.RunId!);
        Assert.Equal((RunStatus.Finished, "tiny"), (run.Info.Status, run.Info.Name));
        Assert.Equal("data", (await store.Client.Experiments.GetAsync(run.Info.ExperimentId)).Name); // the data set's folder

        // All settings, and no other parameter.
        Assert.Equal(ExperimentWriter.Flatten(_tiny.Config).ToDictionary(), run.Parameters.ToDictionary());

        Metric[] losses = [.. await store.Client.Runs.GetMetricHistoryAsync(run.RunId, "train_loss")];
        Assert.Equal([1L, 2L, 3L], losses.Select(metric => metric.Step));
        Assert.Equal(result.Training.Epochs.Select(epoch => epoch.TrainLoss), losses.Select(metric => metric.Value));
        Metric[] steps = [.. await store.Client.Runs.GetMetricHistoryAsync(run.RunId, "step_loss")];
        Assert.Equal(Enumerable.Range(1, steps.Length).Select(step => (long)step), steps.Select(metric => metric.Step));
        Assert.Equal(result.Training.Progress.Step, steps.Length);
        Assert.Equal(result.Evaluation.Accuracy.Value, run.Metrics["test_accuracy"].Value);
        Assert.Equal(result.Training.Progress.BestEpoch, run.Metrics["best_epoch"].Value);
        Assert.Equal(result.Evaluation.Classes[0].Recall.Value, run.Metrics["test_recall/dark"].Value);
        Assert.Contains("system/process_memory_usage_megabytes", run.Metrics.Keys);

        Assert.Equal(["test", "training", "validation"], run.Datasets.Select(data => data.Tags[DatasetInput.ContextTag]).Order());
        Assert.Equal(3, run.Datasets.Select(data => data.Digest).Distinct().Count());
        Assert.Contains(run.Datasets, data => result.Evaluation.Subject.SplitDigest!.StartsWith(data.Digest, StringComparison.Ordinal));

        Assert.Equal((await DatasetSnapshot.OpenAsync(_tiny.Data)).Digest, run.Tags["medscan.snapshot_digest"]);

        IEnumerable<string> files = (await store.Client.Artifacts.ListAsync(run.RunId)).Select(file => file.Path);
        Assert.Superset(new HashSet<string> { "checkpoint", "config.yaml", "environment.json", "evaluation.json", "figures" }, files.ToHashSet());
        Assert.Contains("figures/confusion_matrix.svg", (await store.Client.Artifacts.ListAsync(run.RunId, "figures")).Select(file => file.Path));
        Assert.Equal(
            File.ReadAllBytes(Path.Combine(result.Training.BestCheckpoint, "model.safetensors")),
            File.ReadAllBytes(Directory.GetFiles(store.Folder, "model.safetensors", SearchOption.AllDirectories).Single()));
    }

    [Fact]
    public async Task TrackAsync_EndsBeforeTheFirstInterval_HasOneSampleOfTheMachine()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var tracker = new ExperimentTracker(store.Options with { SystemInterval = TimeSpan.FromDays(1) });

        await tracker.TrackAsync(progress => Experiment.RunAsync(_tiny.Config, RunsHere, progress));

        Metric[] memory = [.. await store.Client.Runs.GetMetricHistoryAsync(tracker.Outcome!.RunId!, "system/process_memory_usage_megabytes")];
        Assert.Equal(0, Assert.Single(memory).Step);
    }

    [Fact]
    public async Task TrackAsync_CancelledAndResumed_IsOneRunThatWasKilledInBetween()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        using var stop = new CancellationTokenSource();
        string? folder = null;
        var first = new ExperimentTracker(store.Options);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first.TrackAsync(
            progress => Experiment.RunAsync(_tiny.Config, RunsHere, progress, stop.Token),
            new Watch(report =>
            {
                folder = (report as RunReport)?.Folder ?? folder;
                if (report is EpochReport { Epoch: 1 })
                    stop.Cancel();
            })));
        Assert.Equal(RunStatus.Killed, (await store.Client.Runs.GetAsync(first.Outcome!.RunId!)).Info.Status);

        var second = new ExperimentTracker(store.Options);
        await second.TrackAsync(progress => Experiment.ResumeAsync(folder!, progress));

        Assert.Equal(first.Outcome.RunId, second.Outcome!.RunId);
        Assert.Empty(second.Outcome.Problems);
        Assert.Equal(RunStatus.Finished, (await store.Client.Runs.GetAsync(first.Outcome.RunId!)).Info.Status);
        Assert.Equal([1L, 2L, 3L], (await store.Client.Runs.GetMetricHistoryAsync(first.Outcome.RunId!, "validation_loss")).Select(metric => metric.Step));
        // The curves show the epochs of both sessions.
        string plot = File.ReadAllText(Directory.GetFiles(store.Folder, "loss.plotly.json", SearchOption.AllDirectories).Single());
        Assert.Contains("\"x\":[1,2,3]", plot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrackAsync_ExperimentFails_IsFailedWithTheReason()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var tracker = new ExperimentTracker(store.Options);

        await Assert.ThrowsAsync<MedScanException>(() => tracker.TrackAsync(
            progress => Experiment.RunAsync(_tiny.Config, RunsHere, progress),
            new Watch(report =>
            {
                if (report is StepReport { Step: 3 })
                    throw new MedScanException("the disk is gone");
            })));

        Run run = await store.Client.Runs.GetAsync(tracker.Outcome!.RunId!);
        Assert.Equal(RunStatus.Failed, run.Info.Status);
        Assert.Contains("the disk is gone", run.Tags["medscan.error"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrackAsync_DataCannotBeRead_LeavesNoRun()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var tracker = new ExperimentTracker(store.Options with { Connect = _ => throw new InvalidOperationException("must not be called") });
        ExperimentConfig config = _tiny.Config with { Data = _tiny.Config.Data with { Root = "no/such/folder" } };

        await Assert.ThrowsAnyAsync<MedScanException>(() => tracker.TrackAsync(progress => Experiment.RunAsync(config, RunsHere, progress)));

        Assert.Null(tracker.Outcome!.RunId);
        Assert.Empty(tracker.Outcome.Problems);
    }

    [Fact]
    public async Task TrackAsync_NoServer_TrainsAndKeepsEverythingForLater()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        var tracker = new ExperimentTracker(store.Options with { Connect = _ => throw new TrackingServer.TrackingServerException("no room") });

        ExperimentResult result = await tracker.TrackAsync(progress => Experiment.RunAsync(_tiny.Config, RunsHere, progress));

        Assert.Contains("no room", Assert.Single(tracker.Outcome!.Problems), StringComparison.Ordinal);
        Assert.NotNull(tracker.Outcome.WaitsIn);
        SyncResult synced = await RunSpool.SyncAsync(store.Place.SpoolFolder, store.Client);
        Run run = await store.Client.Runs.GetAsync(Assert.Single(synced.Runs).RunId!);
        Assert.Equal(RunStatus.Finished, run.Info.Status);
        Assert.Equal(result.Evaluation.Accuracy.Value, run.Metrics["test_accuracy"].Value);
    }

    private sealed class Watch(Action<TrainingReport> handle) : IProgress<TrainingReport>
    {
        public void Report(TrainingReport value) => handle(value);
    }
}
