using System.CommandLine;
using System.Globalization;
using MedScan.Cli.Tracking;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Clusters;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep submit</c>: agents as jobs of a cluster's scheduler.</summary>
internal static class SubmitCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<bool> slurm = new("--slurm") { Description = "Submit to Slurm, the scheduler that is known", Required = true };
        Option<string?> tracking = TrackingOption.Create(canBeOff: true);
        Option<bool> dryRun = new("--dry-run") { Description = "Print the script and submit nothing" };
        SlurmOptionSet options = new();
        Command command = new("submit", "Let a cluster work on a sweep: agents as a job array of Slurm") { id, storage, slurm, tracking, dryRun };
        options.AddTo(command);
        command.SetAction(async (parsed, cancellation) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output, error = parsed.InvocationConfiguration.Error;
            SlurmOptions wanted = options.Read(parsed);
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                string name = parsed.GetRequiredValue(id);
                SweepState state = await SweepState.ReadAsync(place, name, cancellation).ConfigureAwait(false);
                SlurmAgents agents = new(place, state.Study);
                string? tracker = ChooseTracking(parsed.GetValue(tracking));
                IReadOnlyList<string> agent = [.. OwnProgram.Start, "sweep", "agent", name, .. tracker is null ? (string[])["--tracking", "off"] : []];
                if (parsed.GetValue(dryRun))
                {
                    await output.WriteAsync(agents.Script(agent, SweepProgram.Folder(name), wanted)).ConfigureAwait(false);
                    return ExitCode.Done;
                }
                Dictionary<string, string> environment = new() { [SlurmAgents.StorageVariable] = StorageOption.Place(parsed.GetValue(storage)) };
                if (tracker is not null)
                    environment[TrackingOption.Variable] = tracker;
                SlurmJob job = await agents.SubmitAsync(agent, SweepProgram.Folder(name), wanted, environment, cancellation).ConfigureAwait(false);
                await output.WriteLineAsync(job.Id.ToString(CultureInfo.InvariantCulture)).ConfigureAwait(false);
                if (tracker is null && parsed.GetValue(tracking) is null)
                    await error.WriteLineAsync($"Not tracked: the nodes need a server that all can reach, as with --tracking http://<server> or {TrackingOption.Variable}.").ConfigureAwait(false);
                await error.WriteLineAsync($"""
                    {job.Agents} agents are submitted; what they print is in {SweepProgram.Folder(name)}.
                    Look at it:  ./medscan sweep status {name}
                    Cancel it:   ./medscan sweep stop {name} --cancel
                    """).ConfigureAwait(false);
            }
            return ExitCode.Done;
        });
        return command;
    }

    // Agents on several machines cannot share the file in which one machine keeps its runs, so that tracking is off unless it is chosen.
    private static string? ChooseTracking(string? option) => (option ?? Environment.GetEnvironmentVariable(TrackingOption.Variable)) switch
    {
        null or "" or "off" => null,
        var place => place,
    };
}
