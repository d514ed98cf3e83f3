using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands.Runs;

/// <summary><c>medscan runs show</c>.</summary>
internal static class ShowRunCommand
{
    public static Command Create()
    {
        Argument<string> run = new("run") { Description = "A run's id, the beginning of one, or its name" };
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("show", "Show one tracked run: parameters, metrics, data sets, files") { run, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                RunFinder finder = new(session.Client);
                Run found = await finder.FindAsync(parsed.GetRequiredValue(run), cancellation).ConfigureAwait(false);
                IReadOnlyDictionary<string, string> names = await finder.ExperimentNamesAsync(cancellation).ConfigureAwait(false);
                IReadOnlyList<ArtifactInfo> files = await session.Client.Artifacts.ListAsync(found.RunId, cancellationToken: cancellation).ConfigureAwait(false);
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(RunJson.Write(found, names)).ConfigureAwait(false);
                else
                    RunView.Write(found, names, files, Terminal.On(output));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
