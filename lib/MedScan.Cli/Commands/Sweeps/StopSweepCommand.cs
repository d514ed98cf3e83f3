using System.CommandLine;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Clusters;
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
        Option<bool> cancel = new("--cancel") { Description = "Cancel its jobs in Slurm as well: trials that run there are handed back" };
        Command command = new("stop", "Let no further trial of a sweep begin; those that run go on") { id, storage, undo, cancel };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (parsed.GetValue(undo) && parsed.GetValue(cancel))
                throw new UsageException("Expected --undo or --cancel, got both.");
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                await place.SetStoppedAsync(state.Study.Id, !parsed.GetValue(undo), cancellation).ConfigureAwait(false);
                if (!parsed.GetValue(undo))
                    await CancelAsync(new SlurmAgents(place, state.Study), parsed.GetValue(cancel), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }

    // Agents that do not run yet would find nothing to do, so those are cancelled in any case.
    private static async Task CancelAsync(SlurmAgents agents, bool all, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            await agents.CancelAsync(onlyPending: !all, cancellation).ConfigureAwait(false);
        }
        catch (SlurmException exception) when (!all)
        {
            await error.WriteLineAsync($"Its jobs that wait in Slurm are not cancelled: {exception.Message}").ConfigureAwait(false);
        }
    }
}
