using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands.Models;

/// <summary><c>medscan models list</c>.</summary>
internal static class ListModelsCommand
{
    public static Command Create()
    {
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<bool> json = new("--json") { Description = "Print a JSON array of all versions" };
        Command command = new("list", "List registered models with their versions") { json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            IReadOnlyList<ModelVersion> versions;
            await using (session.ConfigureAwait(false))
                versions = await ModelRegistration.ListAsync(session.Client, cancellation).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(ModelJson.Write(versions)).ConfigureAwait(false);
            else
                ModelListView.Write(versions, Terminal.On(output));
            return ExitCode.Done;
        });
        return command;
    }
}
