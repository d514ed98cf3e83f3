using System.CommandLine;
using System.Globalization;
using MedScan.Cli.Display;
using MedScan.Sweeps.Storage;
using MedScan.Sweeps.Studies;
using Spectre.Console;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep list</c>.</summary>
internal static class ListSweepsCommand
{
    public static Command Create()
    {
        Option<string?> storage = StorageOption.Create();
        Command command = new("list", "List the sweeps of a storage, the newest first") { storage };
        command.SetAction(async (parsed, cancellation) =>
        {
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                Table table = new Table().Border(TableBorder.Simple).AddColumn("Sweep").AddColumn("Goal").AddColumn("Created").AddColumn("");
                foreach (StudyRecord study in (await place.ListStudiesAsync(cancellation).ConfigureAwait(false)).Reverse())
                {
                    table.AddRow(
                        new Text(study.Name), new Text(string.Join(", ", study.Directions.Select(static d => d.ToString().ToLower(CultureInfo.InvariantCulture)))),
                        new Text(RunText.Time(study.Created)), new Text(study.IsStopped ? "stopped" : ""));
                }
                IAnsiConsole console = Terminal.On(parsed.InvocationConfiguration.Output);
                if (table.Rows.Count > 0)
                    console.Write(table);
                else
                    console.WriteLine("No sweep.");
            }
            return ExitCode.Done;
        });
        return command;
    }
}
