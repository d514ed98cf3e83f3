using System.CommandLine;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep stop</c>.</summary>
internal static class StopSweepCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<bool> undo = new("--undo") { Description = "Let a stopped sweep go on" };
        Command command = new("stop", "Let no further trial of a sweep begin; those that run go on") { id, storage, undo };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                await place.SetStoppedAsync(state.Study.Id, !parsed.GetValue(undo), cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
