using MedScan.Backbones;
using MedScan.Experiments;
using MedScan.Training;
using MedScan.Training.Checkpoints;
using MedScan.Training.Reports;

namespace MedScan.Tests.Training;

/// <summary><c>train.balance</c> in real trainings, over 20 dark, 10 left and 20 right images.</summary>
[Collection(SharedEngine.Name)]
public sealed class BalancedTrainingTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    public BalancedTrainingTests()
    {
        foreach (int image in Enumerable.Range(0, 30).Where(image => image % 3 == 1))
            File.Delete(tiny.Image(image).Path);
    }

    public void Dispose() => tiny.Dispose();

    private ExperimentConfig With(BalanceKind balance, int epochs = 1) =>
        tiny.Config with { Train = tiny.Config.Train with { Balance = balance, Epochs = epochs } };

    // Of 20 and of 10 images 14 and 7 or 8 are trained on: 35 or 36, so 4 whole batches of 8; oversampled 3 * 14 = 42, so 5.
    [Theory]
    [InlineData(BalanceKind.None, 4)]
    [InlineData(BalanceKind.EffectiveNumber, 4)]
    [InlineData(BalanceKind.BalancedSampling, 4)]
    [InlineData(BalanceKind.Focal, 4)]
    [InlineData(BalanceKind.Oversampling, 5)]
    public async Task TrainAsync_EachBalance_TrainsAndOnlyOversamplingLengthensTheEpoch(BalanceKind balance, int steps)
    {
        TrainingResult result = await tiny.TrainAsync("run", With(balance));

        Assert.Equal(steps, result.Progress.StepsPerEpoch);
        Assert.InRange(result.Epochs[0].TrainLoss, 1e-3, 10);
    }

    [Fact]
    public async Task TrainAsync_OtherBalance_EndsInOtherWeights()
    {
        TrainingResult none = await tiny.TrainAsync("none", With(BalanceKind.None));
        foreach (BalanceKind balance in new[] { BalanceKind.ClassWeights, BalanceKind.EffectiveNumber, BalanceKind.BalancedSampling, BalanceKind.Focal })
        {
            TrainingResult other = await tiny.TrainAsync(balance.ToString(), With(balance));
            Assert.NotEmpty(TrainerTests.Differences(none.LastCheckpoint, other.LastCheckpoint));
        }
    }

    [Fact]
    public async Task ResumeAsync_OversampledAndCancelled_EndsInBitIdenticalWeights()
    {
        ExperimentConfig config = With(BalanceKind.Oversampling, epochs: 2);
        TrainingResult whole = await tiny.TrainAsync("whole", config);
        using var source = new CancellationTokenSource();
        var reports = new Reports(report =>
        {
            if (report is StepReport { Step: 7 })
                source.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => tiny.TrainAsync("cut", config, progress: reports, cancellationToken: source.Token));

        TrainingResult resumed = await tiny.TrainAsync("cut", config, resume: true);

        Assert.Empty(TrainerTests.Differences(whole.LastCheckpoint, resumed.LastCheckpoint));
    }

    [Fact]
    public async Task TrainAsync_Auto_IsWhatTheTrainingSplitRecommends()
    {
        TrainingResult chosen = await tiny.TrainAsync("auto", With(BalanceKind.Auto));
        TrainingResult named = await tiny.TrainAsync("named", With(BalanceKind.ClassWeights)); // 14 : 7 lies between 1.5 and 10

        Assert.Empty(TrainerTests.Differences(named.LastCheckpoint, chosen.LastCheckpoint));
        using Checkpoint checkpoint = await Checkpoint.LoadAsync(chosen.LastCheckpoint);
        Assert.Equal(BalanceKind.ClassWeights, checkpoint.Info.Configuration.Train.Balance);
        await tiny.TrainAsync("auto", With(BalanceKind.Auto), resume: true); // still the same configuration
    }

    [Fact]
    public async Task RunAsync_Auto_TellsTheChoiceAndRecordsIt()
    {
        var notices = new List<string>();
        var reports = new Reports(report =>
        {
            if (report is NoticeReport notice)
                notices.Add(notice.Message);
        });

        ExperimentResult result = await Experiment.RunAsync(
            With(BalanceKind.Auto), new ExperimentOptions { RunsDirectory = Path.Combine(tiny.Root, "runs") }, reports);

        Assert.Contains(notices, notice => notice.StartsWith("train.balance: auto becomes class-weights. The largest class (", StringComparison.Ordinal));
        ExperimentConfig recorded = await ExperimentLoader.LoadAsync(Path.Combine(result.Folder, "config.yaml"));
        Assert.Equal(BalanceKind.ClassWeights, recorded.Train.Balance);
    }

    [Fact]
    public async Task ResumeAsync_RunOfAnEarlierVersion_NamesTheNewSpellingButStillPredicts()
    {
        TrainingResult result = await tiny.TrainAsync("run", With(BalanceKind.ClassWeights));
        string file = Path.Combine(result.LastCheckpoint, Checkpoint.InfoFile);
        string json = await File.ReadAllTextAsync(file);
        string older = json.Replace("\"balance\": \"ClassWeights\"", "\"class_weights\": \"Balanced\", \"sampling\": \"Natural\"", StringComparison.Ordinal);
        Assert.NotEqual(json, older);
        await File.WriteAllTextAsync(file, older);

        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(() => Experiment.ResumeAsync(tiny.Run("run")));

        Assert.EndsWith(
            "train.class_weights is train.balance: class-weights now; train.sampling is train.balance: none now. Start a new training.", error.Message, StringComparison.Ordinal);
        using Checkpoint checkpoint = await Checkpoint.LoadAsync(result.LastCheckpoint);
        using Backbone backbone = checkpoint.CreateBackbone();
        Assert.Equal(["dark", "left", "right"], checkpoint.Info.Classes);
    }
}
