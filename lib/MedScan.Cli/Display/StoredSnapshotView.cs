using System.Globalization;
using MedScan.Versions;
using Spectre.Console;

namespace MedScan.Cli.Display;

/// <summary>Shows what a remote holds, a row each.</summary>
internal static class StoredSnapshotView
{
    public static void Write(IReadOnlyList<StoredSnapshot> stored, string remote, IAnsiConsole console)
    {
        if (stored.Count == 0)
        {
            console.WriteLine($"{remote} holds no snapshots. Store one with: medscan data push <data> {remote}");
            return;
        }

        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn("Name").AddColumn(new TableColumn("Snapshot").NoWrap()).AddColumn(new TableColumn("Stored").NoWrap());
        foreach (StoredSnapshot snapshot in stored)
        {
            table.AddRow(
                new Text(snapshot.Name), new Text(snapshot.Digest[..12]),
                new Text(snapshot.StoredAt.ToLocalTime().ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)));
        }

        console.Write(table);
    }
}
