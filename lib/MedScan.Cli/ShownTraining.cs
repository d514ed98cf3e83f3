using System.CommandLine;
using System.Text.Json.Nodes;
using MedScan.Cli.Display;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Cli;

/// <summary>Shows a training from its first report to its result, and says how to go on when it is interrupted.</summary>
/// <param name="configuration">The command's output and error.</param>
/// <param name="json">For a program.</param>
internal sealed class ShownTraining(InvocationConfiguration configuration, bool json)
{
    /// <summary>Runs an experiment and shows it.</summary>
    /// <param name="experiment">Given the receiver of its reports.</param>
    /// <returns>What the experiment resulted in, after it was shown.</returns>
    public async Task<ExperimentResult> RunAsync(Func<IProgress<TrainingReport>, Task<ExperimentResult>> experiment)
    {
        string? folder = null;
        try
        {
            ExperimentResult result = await TrainingDisplay.For(configuration.Output, json).ShowAsync(display =>
                experiment(new ReportTo<TrainingReport>(report =>
                {
                    if (report is RunReport run)
                        folder = run.Folder;
                    display.Report(report);
                }))).ConfigureAwait(false);
            Show(result);
            return result;
        }
        catch (OperationCanceledException) when (folder is not null)
        {
            await configuration.Error.WriteLineAsync($"Interrupted; the state is saved. Go on with: ./medscan train --resume {Quote(folder)}").ConfigureAwait(false);
            throw;
        }
    }

    private static string Quote(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"'{path}'" : path;

    private void Show(ExperimentResult result)
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
        output.WriteLine($"Try next:      ./medscan predict {Quote(result.Folder)} <image>...");
    }
}
