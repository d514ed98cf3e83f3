using System.CommandLine;
using MedScan.Cli.Display.Sweeps;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using MedScan.Sweeps.Trials;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep best</c>.</summary>
internal static class BestCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("best", "Show the best trial of a sweep with its parameters") { id, storage, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                IReadOnlyList<FrozenTrial> front = state.History.ParetoFront();
                if (front.Count == 0)
                    throw new MedScanException($"No trial of {state.Study.Name} is completed yet ({TrialText.Counts(state.History.Trials)}).");
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(StudyExport.ToJson(state.History with { Trials = front })).ConfigureAwait(false);
                else
                    BestView.Write(front, state.Metric, output);
            }
            return ExitCode.Done;
        });
        return command;
    }
}
