using System.CommandLine;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep export</c>.</summary>
internal static class ExportCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<string?> csv = new("--csv") { Description = "Write the trials as a table: a .csv file", HelpName = "file" };
        Option<string?> json = new("--json") { Description = "Write all that is known of the trials: a .json file", HelpName = "file" };
        Command command = new("export", "Write the trials of a sweep into files") { id, storage, csv, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(csv) is null && parsed.GetValue(json) is null)
                throw new UsageException("Expected --csv <file> or --json <file>, got neither.");
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                if (parsed.GetValue(csv) is { } table)
                    await StudyExport.WriteCsvAsync(state.History, table, cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json) is { } file)
                    await StudyExport.WriteJsonAsync(state.History, file, cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
