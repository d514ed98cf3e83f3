using MedScan.Training.Reports;

namespace MedScan.Tests.Training;

/// <summary>The program that a test starts and kills: it trains in a process of its own and prints each step and epoch. In its third
/// epoch it waits to be killed, so that it cannot have ended before.</summary>
internal static class TrainingChild
{
    /// <param name="folder">The folder of a <see cref="TinyExperiment"/>.</param>
    /// <param name="run">The run's name.</param>
    public static async Task RunAsync(string folder, string run)
    {
        var reports = new Reports(report =>
        {
            Console.WriteLine(report is EpochReport epoch ? $"epoch {epoch.Epoch}" : $"step {((StepReport)report).Step}");
            Console.Out.Flush();
            if (report is StepReport { Epoch: > 2 })
                Thread.Sleep(TimeSpan.FromMinutes(1));
        });
        await TinyExperiment.Existing(folder).TrainAsync(run, progress: reports);
    }
}
