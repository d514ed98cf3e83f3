using System.CommandLine;
using MedScan.Cli.Display.Sweeps;
using MedScan.Sweeps.Agents;
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
                }
            }
            return ExitCode.Done;
        });
        return command;
    }
}
