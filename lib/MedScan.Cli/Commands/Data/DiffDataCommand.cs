using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Versions;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data diff</c>: its exit codes are those of diff.</summary>
internal static class DiffDataCommand
{
    public static Command Create()
    {
        Argument<string> before = new("before") { Description = "A snapshot's .jsonl file, or a data set as other commands take it" };
        Argument<string> after = new("after") { Description = "The same" };
        Option<bool> json = new("--json") { Description = "Print every difference as JSON for a program" };
        Option<int> limit = new("--limit") { Description = "Show at most so many images of each kind; 0 = all", DefaultValueFactory = _ => 20 };
        Command command = new("diff", "Show what changed between two data sets or snapshots; exit code 0 nothing, 1 something, 2 trouble")
        {
            before, after, json, limit,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            SnapshotDiff diff;
            try
            {
                DatasetSnapshot first = await DatasetSnapshot.OpenAsync(parsed.GetRequiredValue(before), cancellation).ConfigureAwait(false);
                DatasetSnapshot second = await DatasetSnapshot.OpenAsync(parsed.GetRequiredValue(after), cancellation).ConfigureAwait(false);
                diff = SnapshotDiff.Between(first, second);
            }
            catch (MedScanException exception)
            {
                // 1 means a difference here, so that a failure must be something else.
                throw new UsageException(exception.Message);
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(VersionJson.Write(diff)).ConfigureAwait(false);
            else
                SnapshotDiffView.Write(diff, parsed.GetValue(limit), output);
            return diff.IsEmpty ? ExitCode.Done : ExitCode.Differs;
        });
        return command;
    }
}
