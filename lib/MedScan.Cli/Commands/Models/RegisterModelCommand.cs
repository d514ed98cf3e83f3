using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands.Models;

/// <summary><c>medscan models register</c>.</summary>
internal static class RegisterModelCommand
{
    public static Command Create()
    {
        Argument<string> run = new("run") { Description = "A tracked run: its id, the beginning of one, or its name" };
        Option<string?> name = new("--name") { Description = "The model's name (default: the run's experiment)" };
        Option<string> artifact = new("--artifact")
        {
            Description = "What of the run is registered",
            DefaultValueFactory = _ => ModelRegistration.DefaultArtifact,
        };
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("register", "Make the weights of a run the next version of a model") { run, name, artifact, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                RunFinder finder = new(session.Client);
                Run found = await finder.FindAsync(parsed.GetRequiredValue(run), cancellation).ConfigureAwait(false);
                string model = parsed.GetValue(name)
                    ?? (await finder.ExperimentNamesAsync(cancellation).ConfigureAwait(false)).GetValueOrDefault(found.Info.ExperimentId, found.Info.Name);
                ModelVersion version = await ModelRegistration
                    .RegisterAsync(session.Client, found, model, parsed.GetRequiredValue(artifact), cancellation).ConfigureAwait(false);
                await parsed.InvocationConfiguration.Output.WriteLineAsync(parsed.GetValue(json)
                    ? ModelJson.Write(version)
                    : $"Version {version.Version} of {version.Name} is run {found.Info.Name} ({RunText.ShortId(found.RunId)}). "
                        + $"Put it to use with: ./medscan models promote {version.Name} {version.Version}").ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
