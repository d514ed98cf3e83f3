using System.CommandLine;
using MedScan.Sweeps.Agents;
using MedScan.Sweeps.Storage;
using MedScan.Tuning;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep report</c>.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> id = SweepArgument.Create();
        Option<string?> storage = StorageOption.Create();
        Option<string> html = new("--html") { Description = "Where to write the page: one .html file", HelpName = "file", Required = true };
        Option<bool> force = new("--force") { Description = "Replace the file where it exists" };
        Command command = new("report", "Write a page with the pictures of a sweep") { id, storage, html, force };
        command.SetAction(async (parsed, cancellation) =>
        {
            string file = parsed.GetRequiredValue(html);
            if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
                throw new UsageException($"Expected an .html file after --html, got '{file}'.");
            StudyStorage place = StorageOption.Open(parsed.GetValue(storage));
            await using (place.ConfigureAwait(false))
            {
                SweepState state = await SweepState.ReadAsync(place, parsed.GetRequiredValue(id), cancellation).ConfigureAwait(false);
                await SweepPage.WriteAsync(file, state, parsed.GetValue(force), cancellation).ConfigureAwait(false);
            }
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"Report with pictures: {file}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
