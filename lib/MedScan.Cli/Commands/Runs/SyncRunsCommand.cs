using System.CommandLine;
using System.Text.Json.Nodes;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Tracking;

namespace MedScan.Cli.Commands.Runs;

/// <summary><c>medscan runs sync</c>.</summary>
internal static class SyncRunsCommand
{
    public static Command Create()
    {
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<string?> spool = new("--spool") { Description = "The folder where records wait (default: the place's own)", HelpName = "folder" };
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("sync", "Send what runs could not, because the server was away or the process was killed") { spool, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            SyncResult result;
            string folder;
            await using (session.ConfigureAwait(false))
            {
                folder = Path.GetFullPath(parsed.GetValue(spool) ?? session.Place.SpoolFolder);
                if (parsed.GetValue(spool) is not null && !Directory.Exists(folder))
                    throw new UsageException($"Expected a folder after --spool, but {folder} does not exist.");
                result = await RunSpool.SyncAsync(folder, session.Client, cancellation: cancellation).ConfigureAwait(false);
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(Json(result).ToJsonString()).ConfigureAwait(false);
            else
                SyncView.Write(result, folder, session.Place, output);
            return result.IsComplete ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }

    private static JsonObject Json(SyncResult result) => new()
    {
        ["complete"] = result.IsComplete,
        ["in_use"] = result.InUse,
        ["runs"] = new JsonArray([.. result.Runs.Select(run => new JsonObject
        {
            ["key"] = run.Key,
            ["run_id"] = run.RunId,
            ["experiment"] = run.ExperimentName,
            ["name"] = run.RunName,
            ["complete"] = run.IsComplete,
            ["metric_points"] = run.Points,
            ["parameters"] = run.Parameters,
            ["tags"] = run.Tags,
            ["data_sets"] = run.Inputs,
            ["artifacts"] = run.Artifacts,
            ["refused"] = run.Refused,
            ["refused_file"] = run.RefusedFile,
            ["problem"] = run.Problem,
        })]),
    };
}
