using System.Text.Json;
using MedScan.Experiments;
using MedScan.Training;
using MedScan.Training.Checkpoints;
using MedScan.Training.Reports;
using MedScan.Training.Safetensors;

namespace MedScan.Tests.Training;

[Collection(SharedEngine.Name)]
public sealed class TrainerTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task TrainAsync_EasyImages_LearnsThemAndReports()
    {
        var reports = new Reports();
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Epochs = 8 }, Model = new() { Backbone = BackboneKind.SmallCnn } };

        TrainingResult result = await tiny.TrainAsync("run", config, progress: reports);

        Assert.Equal(8, reports.Epochs.Count);
        Assert.Equal(reports.Epochs, result.Epochs);
        // 60 images, 15 % each for validation and test: 42 remain, which are 5 whole batches of 8.
        Assert.Equal(40, reports.Steps.Count);
        Assert.Equal(Enumerable.Range(1, 40).Select(step => (long)step), reports.Steps.Select(step => step.Step));
        Assert.True(reports.Epochs[^1].TrainLoss < reports.Epochs[0].TrainLoss / 2);
        EpochReport best = reports.Epochs.Last(epoch => epoch.IsBest);
        Assert.InRange(best.ValidationBalancedAccuracy, 0.85, 1);
        Assert.Equal(best.ValidationBalancedAccuracy, reports.Epochs.Max(epoch => epoch.ValidationBalancedAccuracy));
        Assert.Equal(best.Epoch, result.Progress.BestEpoch);
        Assert.Equal(0, reports.Steps[^1].SecondsLeft);
        Assert.All(reports.Steps, step => Assert.InRange(step.ImagesPerSecond, 1, 1e6));
        using JsonDocument line = JsonDocument.Parse(reports.Epochs[0].ToJson());
        Assert.Equal("epoch", line.RootElement.GetProperty("event").GetString());
        Assert.Equal(5, line.RootElement.GetProperty("step").GetInt64());
        Assert.DoesNotContain('\n', reports.Steps[0].ToJson());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)] // the order of sums over threads must not depend on which thread is faster
    public async Task TrainAsync_SameSeed_GivesBitIdenticalWeights(int threads)
    {
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Threads = threads, Epochs = 2 } };
        TrainingResult first = await tiny.TrainAsync("first", config);
        TrainingResult second = await tiny.TrainAsync("second", config);
        TrainingResult other = await tiny.TrainAsync("other", config with { Seed = 4 });

        Assert.Empty(Differences(first.LastCheckpoint, second.LastCheckpoint));
        Assert.Empty(Differences(first.BestCheckpoint, second.BestCheckpoint));
        Assert.NotEmpty(Differences(first.LastCheckpoint, other.LastCheckpoint));
    }

    [Theory]
    [InlineData(OptimizerKind.Sgd, 7)] // in the middle of the second epoch
    [InlineData(OptimizerKind.Sgd, 5)] // after the last step of an epoch, before its validation
    [InlineData(OptimizerKind.AdamW, 7)]
    public async Task ResumeAsync_AfterCancellation_EndsInBitIdenticalWeights(OptimizerKind optimizer, long cancelAfter)
    {
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Optimizer = optimizer, LearningRate = 0.005 } };
        TrainingResult whole = await tiny.TrainAsync("whole", config);

        using var source = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report is StepReport step && step.Step == cancelAfter)
                source.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => tiny.TrainAsync("cut", config, progress: reports, cancellationToken: source.Token));
        Assert.Equal(cancelAfter, reports.Steps.Count);
        var later = new Reports();
        TrainingResult resumed = await tiny.TrainAsync("cut", config, resume: true, progress: later);

        Assert.Equal(cancelAfter + 1, later.Steps[0].Step);
        Assert.Empty(Differences(whole.LastCheckpoint, resumed.LastCheckpoint));
        Assert.Empty(Differences(whole.BestCheckpoint, resumed.BestCheckpoint));
        Assert.Equal(whole.Epochs[^1].TrainLoss, resumed.Epochs[^1].TrainLoss);
        Assert.Equal(
            whole.Progress with { ElapsedSeconds = 0 }, resumed.Progress with { ElapsedSeconds = 0 });
    }

    [Fact]
    public async Task ResumeAsync_OtherConfigurationOrData_SaysWhatChanged()
    {
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Epochs = 1 } };
        await tiny.TrainAsync("run", config);

        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(
            () => tiny.TrainAsync("run", config with { Train = config.Train with { LearningRate = 1 } }, resume: true));
        Assert.EndsWith("changed: train. Resume without changes, or start a new training.", error.Message, StringComparison.Ordinal);

        File.Delete(tiny.Image(0).Path);
        error = await Assert.ThrowsAsync<CheckpointException>(() => tiny.TrainAsync("run", config, resume: true));
        Assert.Contains("other images", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_FolderHoldsATraining_RefusesToOverwriteIt()
    {
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Epochs = 1 } };
        await tiny.TrainAsync("run", config);

        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(() => tiny.TrainAsync("run", config));

        Assert.Contains("Resume it, or choose another folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TrainAsync_HugeLearningRate_StopsNamingTheStep()
    {
        var reports = new Reports();
        ExperimentConfig config = tiny.Config with
        {
            Train = tiny.Config.Train with { LearningRate = 1e30, Schedule = ScheduleKind.Constant, GradientClip = 0 },
        };

        TrainingDivergedException error = await Assert.ThrowsAsync<TrainingDivergedException>(
            () => tiny.TrainAsync("run", config, progress: reports));

        Assert.Equal(reports.Steps.Count + 1, error.Step);
        Assert.Contains($"epoch {error.Epoch}, step {error.Step}", error.Message, StringComparison.Ordinal);
        Assert.Contains("train.learning_rate", error.Message, StringComparison.Ordinal);
        Assert.False(double.IsFinite(error.Loss));
    }

    [Fact]
    public async Task TrainAsync_NoProgress_StopsEarly()
    {
        ExperimentConfig config = tiny.Config with
        {
            Train = tiny.Config.Train with
            {
                Epochs = 50,
                LearningRate = 1e-12,
                EarlyStopping = new() { Metric = MonitoredMetric.ValidationAccuracy, Patience = 2 },
            },
        };

        TrainingResult result = await tiny.TrainAsync("run", config);

        // Batch-norm statistics still move, so the best epoch need not be the first; but it is two before the last.
        Assert.True(result.Progress.StoppedEarly);
        Assert.Equal(result.Progress.BestEpoch + 2, result.Epochs.Count);
        Assert.True(result.Epochs.Count < 50);
        var resumed = new Reports();
        await tiny.TrainAsync("run", config, resume: true, progress: resumed);
        Assert.Empty(resumed.All);
    }

    [Fact]
    public async Task TrainAsync_StartWeightsOfOtherClassCount_KeepsAllButTheLastLayer()
    {
        ExperimentConfig config = tiny.Config with { Train = tiny.Config.Train with { Epochs = 1 } };
        var options = new MedScan.Backbones.BackboneOptions { Kind = BackboneKind.SmallCnn, ClassCount = 9, InputChannels = 1 };
        string weights = Path.Combine(tiny.Root, "start.safetensors");
        using (MedScan.Backbones.Backbone start = MedScan.Backbones.Backbone.Create(options, seed: 99))
            await MedScan.Backbones.BackboneWeights.SaveAsync(start, weights);
        var reports = new Reports();

        await tiny.TrainAsync(
            "run", config with { Model = config.Model with { Weights = weights }, Train = config.Train with { LearningRate = 1e-30 } }, progress: reports);

        Assert.Contains("another class count", Assert.Single(reports.All.OfType<NoticeReport>()).Message, StringComparison.Ordinal);
        using SafetensorsContent before = await SafetensorsFile.ReadAsync(weights);
        using SafetensorsContent after = await SafetensorsFile.ReadAsync(Path.Combine(tiny.Run("run"), "last", Checkpoint.ModelFile));
        Assert.True(before.Tensors["block3.conv.weight"].Equals(after.Tensors["block3.conv.weight"]));
    }

    internal static IReadOnlyList<string> Differences(string first, string second)
    {
        var names = new List<string>();
        foreach (string file in new[] { Checkpoint.ModelFile, Checkpoint.OptimizerFile })
        {
            string path = Path.Combine(first, file);
            if (!File.Exists(path))
                continue;
            using SafetensorsContent one = SafetensorsFile.Read(path);
            using SafetensorsContent two = SafetensorsFile.Read(Path.Combine(second, file));
            Assert.Equal(one.Tensors.Keys.Order(StringComparer.Ordinal), two.Tensors.Keys.Order(StringComparer.Ordinal));
            // Bytes, because -0 equals 0 as a number.
            names.AddRange(one.Tensors.Where(pair => !pair.Value.bytes.SequenceEqual(two.Tensors[pair.Key].bytes)).Select(pair => pair.Key));
        }

        return names;
    }
}
