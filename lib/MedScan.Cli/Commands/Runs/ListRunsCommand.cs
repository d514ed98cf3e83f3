using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Experiments;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands.Runs;

/// <summary><c>medscan runs list</c>.</summary>
internal static class ListRunsCommand
{
    public static Command Create()
    {
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<string?> experiment = new("--experiment") { Description = "Only the runs of this experiment (default: of all)", HelpName = "name" };
        Option<string?> filter = new("--filter") { Description = "Only runs for which this holds, in MLflow's language, as \"metrics.test_accuracy > 0.9\"" };
        Option<string[]> order = new("--order-by") { Description = "As \"metrics.test_accuracy DESC\"; can be given again (default: newest first)" };
        Option<int> max = new("--max") { Description = "Most runs to list", DefaultValueFactory = _ => 20 };
        Option<bool> json = new("--json") { Description = "Print a JSON array with everything known of each run" };
        Command command = new("list", "List tracked runs") { experiment, filter, order, max, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            int most = parsed.GetValue(max);
            if (most < 1)
                throw new UsageException($"Expected --max of at least 1, got {most}.");
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                IReadOnlyDictionary<string, string> names =
                    await new RunFinder(session.Client).ExperimentNamesAsync(cancellation).ConfigureAwait(false);
                string[] ids = [.. names.Keys];
                if (parsed.GetValue(experiment) is { } wanted)
                {
                    ids = [.. names.Where(pair => pair.Value == wanted).Select(pair => pair.Key)];
                    if (ids.Length == 0)
                        throw new MedScanException($"There is no experiment '{wanted}'{Spelling.HintOrStop(wanted, names.Values)} There are: {string.Join(", ", names.Values)}.");
                }

                RunQuery query = new()
                {
                    ExperimentIds = ids,
                    Filter = parsed.GetValue(filter),
                    OrderBy = parsed.GetValue(order) is { Length: > 0 } given ? given : ["attributes.start_time DESC"],
                    PageSize = Math.Min(most, 1000),
                };
                List<Run> runs = ids.Length == 0 ? [] : await ReadAsync(session.Client, query, most, cancellation).ConfigureAwait(false);
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(RunJson.Write(runs, names)).ConfigureAwait(false);
                else
                    RunListView.Write(runs, names, Terminal.On(output));
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task<List<Run>> ReadAsync(MlflowClient client, RunQuery query, int most, CancellationToken cancellation)
    {
        List<Run> runs = [];
        try
        {
            await foreach (Run run in client.Runs.StreamAsync(query, cancellation).ConfigureAwait(false))
            {
                runs.Add(run);
                if (runs.Count == most)
                    break;
            }
        }
        catch (MlflowException exception) when (exception.ErrorCode == MlflowErrorCode.InvalidParameterValue)
        {
            throw new UsageException($"--filter or --order-by: {exception.Message}");
        }

        return runs;
    }
}
