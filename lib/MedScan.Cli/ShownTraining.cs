using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Cli;

/// <summary>Shows a training from its first report to its result, and says how to go on when it is interrupted.</summary>
/// <param name="configuration">The command's output and error.</param>
/// <param name="json">For a program.</param>
/// <param name="tracking">Where the training is tracked, as it was written on the command line; null = nothing was written.</param>
internal sealed class ShownTraining(InvocationConfiguration configuration, bool json, string? tracking)
{
    /// <summary>Runs an experiment, shows and tracks it.</summary>
    /// <param name="experiment">Given the receiver of its reports.</param>
    /// <param name="resumed">The folder of a run that goes on; null for a new one.</param>
    /// <returns>What the experiment resulted in, after it was shown.</returns>
    public async Task<ExperimentResult> RunAsync(
        Func<IProgress<TrainingReport>, Task<ExperimentResult>> experiment, string? resumed = null)
    {
        string? folder = null;
        List<string> remarks = [];
        CommandTracking tracker = await CommandTracking.ChooseAsync(tracking, resumed).ConfigureAwait(false);
        await using ConfiguredAsyncDisposable disposal = tracker.ConfigureAwait(false);
        try
        {
            ExperimentResult result = await TrainingDisplay.For(configuration.Output, json).ShowAsync(display =>
                tracker.RunAsync(
                    experiment,
                    new ReportTo<TrainingReport>(report =>
                    {
                        if (report is RunReport run)
                            folder = run.Folder;
                        display.Report(report);
                    }),
                    remarks.Add)).ConfigureAwait(false);
            Show(result, tracker);
            return result;
        }
        catch (OperationCanceledException) when (folder is not null)
        {
            await configuration.Error.WriteLineAsync($"Interrupted; the state is saved. Go on with: ./medscan train --resume {Quote(folder)}").ConfigureAwait(false);
            throw;
        }
        finally
        {
            foreach (string remark in remarks)
                await configuration.Error.WriteLineAsync(remark).ConfigureAwait(false);
        }
    }

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;

    private void Show(ExperimentResult result, CommandTracking tracker)
    {
        TextWriter output = configuration.Output;
        if (json)
        {
            output.WriteLine(new JsonObject
            {
                ["event"] = "result",
                ["folder"] = result.Folder,
                ["best_checkpoint"] = result.Training.BestCheckpoint,
                ["evaluation"] = JsonNode.Parse(result.Evaluation.ToJson()),
            }.ToJsonString());
            return;
        }

        output.WriteLine();
        EvaluationView.Write(result.Evaluation, Terminal.On(output));
        output.WriteLine($"Best weights:  {result.Training.BestCheckpoint} (epoch {result.Training.Progress.BestEpoch})");
        output.WriteLine($"Everything:    {result.Folder} (config.yaml, environment.json, evaluation.json)");
        if (tracker.Description is { } tracked)
            output.WriteLine($"Tracked:       {tracked}");
        output.WriteLine($"Try next:      ./medscan predict {Quote(result.Folder)} <image>...");
    }
}
