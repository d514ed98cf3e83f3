using System.Diagnostics;
using MedScan.Training;
using MedScan.Training.Checkpoints;

namespace MedScan.Tests.Training;

/// <summary>A training in a process of its own, killed without any chance to tidy up.</summary>
[Collection(SharedEngine.Name)]
public sealed class KilledTrainingTests : IDisposable
{
    private readonly TinyExperiment tiny = new();

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("step 8")] // inside the second epoch: only whole epochs are on disk
    [InlineData("step 10")] // about to validate and save the second epoch
    [InlineData("epoch 2")] // right after saving it
    public async Task ResumeAsync_AfterKill_EndsInBitIdenticalWeights(string line)
    {
        TrainingResult whole = await tiny.TrainAsync("whole");

        await TrainAndKillAsync("killed", line);
        Assert.InRange(Progress("killed").Epoch, 1, 2);
        TrainingResult resumed = await tiny.TrainAsync("killed", resume: true);

        Assert.Empty(TrainerTests.Differences(whole.LastCheckpoint, resumed.LastCheckpoint));
        Assert.Empty(TrainerTests.Differences(whole.BestCheckpoint, resumed.BestCheckpoint));
    }

    private TrainingProgress Progress(string run)
    {
        using Checkpoint checkpoint = Checkpoint.Load(CheckpointPath.Resolve(Path.Combine(tiny.Run(run), Trainer.LastName)), withOptimizer: true);
        return checkpoint.Info.Progress;
    }

    private async Task TrainAndKillAsync(string run, string line)
    {
        using var child = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
            {
                ArgumentList = { typeof(TrainingChild).Assembly.Location, "train", tiny.Root, run },
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        child.Start();
        Task<string> errors = child.StandardError.ReadToEndAsync();
        while (await child.StandardOutput.ReadLineAsync() is { } printed)
        {
            if (printed == line)
            {
                child.Kill(); // SIGKILL
                await child.WaitForExitAsync();
                return;
            }
        }

        Assert.Fail($"The child ended before it printed '{line}': {await errors}");
    }
}
