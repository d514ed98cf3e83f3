using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Importance;
using MedScan.Sweeps.Storage;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep importance</c>.</summary>
internal static class ImportanceCommand
{
    private const int BarWidth = 30;

    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("importance", "Show how much of the differences between trials each parameter explains") { id, storage, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                ParameterImportance importance = ParameterImportance.Of(state.History);
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(JsonSerializer.Serialize(importance.Shares.ToDictionary(static s => s.Parameter, static s => s.Share))).ConfigureAwait(false);
                else
                    Write(importance, output);
            }
            return ExitCode.Done;
        });
        return command;
    }

    private static void Write(ParameterImportance importance, TextWriter output)
    {
        int width = importance.Shares.Select(static s => s.Parameter.Length).DefaultIfEmpty().Max();
        foreach ((string name, double share) in importance.Shares.OrderByDescending(static s => s.Share))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(width)}  {share:0.00}  {new string('█', (int)Math.Round(share * BarWidth))}"));
        foreach (ParameterLeftOut left in importance.LeftOut)
            output.WriteLine($"{left.Parameter}: {left.Reason}");
    }
}
