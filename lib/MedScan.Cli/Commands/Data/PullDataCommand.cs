using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Versions;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data pull</c>.</summary>
internal static class PullDataCommand
{
    public static Command Create()
    {
        Argument<string> remote = new("remote") { Description = PushDataCommand.RemoteDescription };
        Argument<string> version = new("version") { Description = "A digest, the beginning of one, or a name, which means the newest of that name" };
        Argument<string> folder = new("folder") { Description = "Where it goes; absent, empty, or holding the same already" };
        Option<bool> force = new("--force") { Description = "Replace what is there" };
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("pull", "Restore a data set from a remote, byte for byte") { remote, version, folder, force, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            SnapshotStore store = SnapshotStore.Open(parsed.GetRequiredValue(remote));
            PullOptions options = new() { Force = parsed.GetValue(force) };
            PullResult result = await TransferProgressBar.ShowAsync(
                parsed.InvocationConfiguration.Error,
                progress => store.PullAsync(parsed.GetRequiredValue(version), parsed.GetRequiredValue(folder), options, progress, cancellation)).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                await output.WriteLineAsync(VersionJson.Write(result)).ConfigureAwait(false);
                return ExitCode.Done;
            }

            await output.WriteLineAsync(result.WasThere
                ? $"{result.Images} images were there already, and all are as they were stored."
                : $"{result.Images} images restored, {ByteText.Describe(result.ReceivedBytes)} fetched.").ConfigureAwait(false);
            await output.WriteLineAsync($"Snapshot {result.Digest}").ConfigureAwait(false);
            await output.WriteLineAsync($"Use it as: {result.Path}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
