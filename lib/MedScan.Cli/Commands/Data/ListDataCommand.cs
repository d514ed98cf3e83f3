using System.CommandLine;
using MedScan.Cards;
using MedScan.Cli.Display;
using MedScan.Versions;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data list</c>.</summary>
internal static class ListDataCommand
{
    public static Command Create()
    {
        Option<string?> remote = new("--remote") { Description = "Show the snapshots that this remote holds instead: a folder, or name:path of rclone" };
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("list", "Show the public data sets that MedScan knows, and which of them are here") { remote, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(remote) is { } address)
            {
                SnapshotStore store = SnapshotStore.Open(address);
                IReadOnlyList<StoredSnapshot> stored = await store.ListAsync(cancellation).ConfigureAwait(false);
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(VersionJson.Write(stored)).ConfigureAwait(false);
                else
                    StoredSnapshotView.Write(stored, store.Remote, Terminal.On(output));
                return ExitCode.Done;
            }

            CardCatalog catalog = await CardCatalog.OpenAsync(cancellationToken: cancellation).ConfigureAwait(false);
            if (parsed.GetValue(json))
                await output.WriteLineAsync(CardJson.Write(catalog)).ConfigureAwait(false);
            else
                CardListView.Write(catalog, Terminal.On(output));
            return ExitCode.Done;
        });
        return command;
    }
}
