using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Datasets;
using MedScan.Versions;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data push</c>.</summary>
internal static class PushDataCommand
{
    internal const string RemoteDescription =
        "A folder; or name:path, where name is one of 'rclone listremotes' (S3, Google Cloud, Azure, SFTP, WebDAV and others)";

    public static Command Create()
    {
        Argument<string> data = DataArgument.Create();
        Argument<string> remote = new("remote") { Description = RemoteDescription };
        Option<string?> name = new("--name") { Description = "The name under which it can be pulled (default: the data set's)" };
        Option<bool> all = new("--all") { Description = "Send every image again, also those that are there: mends a damaged remote" };
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("push", "Store a data set in a remote; images that are there already are not sent again") { data, remote, name, all, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            SnapshotStore store = SnapshotStore.Open(parsed.GetRequiredValue(remote));
            ImageDataset dataset = await DataArgument.OpenAsync(parsed.GetRequiredValue(data), parsed.InvocationConfiguration.Error, cancellation).ConfigureAwait(false);
            PushOptions options = new() { Name = parsed.GetValue(name), All = parsed.GetValue(all) };
            PushResult result = await TransferProgressBar
                .ShowAsync(parsed.InvocationConfiguration.Error, progress => store.PushAsync(dataset, options, progress, cancellation)).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(VersionJson.Write(result)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            await output.WriteLineAsync(result.SentObjects == 0
                ? $"All {result.Objects} contents were there already."
                : $"Sent {result.SentObjects} of {result.Objects} contents, {ByteText.Describe(result.SentBytes)}.").ConfigureAwait(false);
            await output.WriteLineAsync($"Snapshot {result.Digest}").ConfigureAwait(false);
            await output.WriteLineAsync($"Restore it with: medscan data pull {store.Remote} {result.Digest[..12]} <folder>").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
