using MedScan.Versions;

namespace MedScan.Cli.Display;

/// <summary>Shows what changed between two snapshots: the numbers first, then the images.</summary>
internal static class SnapshotDiffView
{
    /// <param name="diff">What is shown.</param>
    /// <param name="limit">Most images of each kind; 0 = all.</param>
    /// <param name="output">Where it is shown.</param>
    public static void Write(SnapshotDiff diff, int limit, TextWriter output)
    {
        output.WriteLine($"{diff.Before.Digest[..12]}  {diff.Before.Name}, {diff.Before.Files.Count} images");
        output.WriteLine($"{diff.After.Digest[..12]}  {diff.After.Name}, {diff.After.Files.Count} images");
        if (diff.IsEmpty)
        {
            output.WriteLine("Nothing differs.");
            return;
        }

        Section("added", diff.Added, change => change.Path);
        Section("removed", diff.Removed, change => change.Path);
        Section("changed", diff.Changed, change => change.Path);
        Section("moved", diff.Moved, change => $"{change.Before!.Path} -> {change.After!.Path}");
        Section("relabelled", diff.Relabelled, change => $"{change.Path}: {change.Before!.Label} -> {change.After!.Label}");
        Section("in another split", diff.Resplit, change => $"{change.Path}: {change.Before!.Split ?? "none"} -> {change.After!.Split ?? "none"}");
        Section("in another group", diff.Regrouped, change => $"{change.Path}: {change.Before!.Group ?? "none"} -> {change.After!.Group ?? "none"}");

        void Section(string name, IReadOnlyList<SnapshotChange> changes, Func<SnapshotChange, string> describe)
        {
            if (changes.Count == 0)
                return;
            output.WriteLine($"{changes.Count} {name}");
            int shown = limit <= 0 ? changes.Count : Math.Min(limit, changes.Count);
            foreach (SnapshotChange change in changes.Take(shown))
                output.WriteLine($"  {describe(change)}");
            if (shown < changes.Count)
                output.WriteLine($"  and {changes.Count - shown} more; --limit 0 shows all");
        }
    }
}
