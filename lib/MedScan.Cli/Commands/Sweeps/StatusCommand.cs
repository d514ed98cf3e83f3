using System.CommandLine;
using MedScan.Cli.Display.Sweeps;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Clusters;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using Spectre.Console;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep status</c>.</summary>
internal static class StatusCommand
{
    private const int Latest = 20;

    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("status", "Show how a sweep stands: its best and its latest trials") { id, storage, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(StudyExport.ToJson(state.History)).ConfigureAwait(false);
                else
                {
                    IAnsiConsole console = Terminal.On(output);
                    console.Write(SweepTable.Of(state.Study, state.History, state.Metric, state.TrialLimit, Latest, console.Profile.Width));
                    await ShowJobsAsync(new SlurmAgents(place, state.Study), console, parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
                }
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static async Task ShowJobsAsync(SlurmAgents agents, IAnsiConsole console, TextWriter error, CancellationToken cancellation)
    {
        try
        {
            if (await agents.TasksAsync(cancellation).ConfigureAwait(false) is { Count: > 0 } tasks)
                console.Write(SlurmTable.Of(tasks));
        }
        catch (SlurmException exception)
        {
            // The trials are what was asked for; they are known without Slurm.
            await error.WriteLineAsync($"The sweep's jobs are not shown: {exception.Message}").ConfigureAwait(false);
        }
    }
}
