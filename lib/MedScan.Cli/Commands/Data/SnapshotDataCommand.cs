using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Datasets;
using MedScan.Versions;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data snapshot</c>.</summary>
internal static class SnapshotDataCommand
{
    public static Command Create()
    {
        Argument<string> data = DataArgument.Create();
        Option<string?> file = new("--output", "-o") { Description = "Where the list of all images goes, such as brain-mri.jsonl; '-' = print it" };
        Option<bool> json = new("--json") { Description = "Print the digest and the numbers as JSON for a program" };
        Command command = new("snapshot", "Say what a data set is now: one digest for all, and on request a line per image") { data, file, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            ImageDataset dataset = await DataArgument.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            DatasetSnapshot snapshot = await DatasetSnapshot.OfAsync(dataset, cancellation).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            string? target = parsed.GetValue(file);
            if (target == "-")
            {
                await output.WriteAsync(snapshot.ToText()).ConfigureAwait(false);
                return ExitCode.Done;
            }

            if (target is not null)
                await snapshot.SaveAsync(target, cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(VersionJson.Write(snapshot)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            await output.WriteLineAsync($"{snapshot.Name}: {snapshot.Files.Count} images, {ByteText.Describe(snapshot.Bytes)}").ConfigureAwait(false);
            await output.WriteLineAsync($"Snapshot {snapshot.Digest}").ConfigureAwait(false);
            if (target is not null)
                await output.WriteLineAsync($"Written to {target}; compare later with: medscan data diff {target} {parsed.GetRequiredValue(data)}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
