using System.CommandLine;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep run</c>: makes a sweep of a file and works on it.</summary>
internal static class RunSweepCommand
{
    public static Command Create()
    {
        Argument<string> file = CreateSweepCommand.FileArgument();
        Option<string?> name = CreateSweepCommand.NameOption();
        Option<string?> storage = StorageOption.Create();
        AgentOptions options = new();
        Command command = new("run", "Make a sweep of a file and work on it until it has all its trials") { file, name, storage };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage), mustExist: false);
            await using (place.ConfigureAwait(false))
            {
                string id = await CreateSweepCommand.FromFileAsync(place, parsed.GetRequiredValue(file), parsed.GetValue(name), cancellation).ConfigureAwait(false);
                await parsed.InvocationConfiguration.Error.WriteLineAsync($"Sweep {id}; when it is interrupted, go on with: ./medscan sweep agent {id}").ConfigureAwait(false);
                await AgentCommand.WorkAsync(place, id, options, parsed, cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
