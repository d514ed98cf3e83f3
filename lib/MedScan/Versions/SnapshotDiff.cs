using MedScan.Versions.Manifests;

namespace MedScan.Versions;

/// <summary>What changed from one snapshot to another.</summary>
public sealed class SnapshotDiff
{
    private SnapshotDiff(DatasetSnapshot before, DatasetSnapshot after, IReadOnlyList<SnapshotChange> changes) =>
        (Before, After, Changes) = (before, after, changes);

    /// <summary>The first snapshot.</summary>
    public DatasetSnapshot Before { get; }

    /// <summary>The second snapshot.</summary>
    public DatasetSnapshot After { get; }

    /// <summary>Every image that differs, once, in the order of paths. One image may be moved, relabelled and resplit at the same time.</summary>
    public IReadOnlyList<SnapshotChange> Changes { get; }

    /// <summary>Images only in the second.</summary>
    public IReadOnlyList<SnapshotChange> Added => [.. Changes.Where(change => change.IsAdded)];

    /// <summary>Images only in the first.</summary>
    public IReadOnlyList<SnapshotChange> Removed => [.. Changes.Where(change => change.IsRemoved)];

    /// <summary>Images with another content.</summary>
    public IReadOnlyList<SnapshotChange> Changed => [.. Changes.Where(change => change.IsChanged)];

    /// <summary>Images with the same content under another path.</summary>
    public IReadOnlyList<SnapshotChange> Moved => [.. Changes.Where(change => change.IsMoved)];

    /// <summary>Images with another label.</summary>
    public IReadOnlyList<SnapshotChange> Relabelled => [.. Changes.Where(change => change.IsRelabelled)];

    /// <summary>Images in another split.</summary>
    public IReadOnlyList<SnapshotChange> Resplit => [.. Changes.Where(change => change.IsResplit)];

    /// <summary>Images in another group.</summary>
    public IReadOnlyList<SnapshotChange> Regrouped => [.. Changes.Where(change => change.IsRegrouped)];

    /// <summary>Nothing differs; the digests are the same.</summary>
    public bool IsEmpty => Changes.Count == 0;

    /// <summary>Compares two snapshots.</summary>
    /// <param name="before">The first.</param>
    /// <param name="after">The second.</param>
    /// <returns>Images of one path are compared; of the others, those with identical content are taken for moved, in the order of their paths.</returns>
    public static SnapshotDiff Between(DatasetSnapshot before, DatasetSnapshot after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        Dictionary<string, SnapshotFile> old = before.Files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        List<SnapshotChange> changes = [];
        List<SnapshotFile> arrived = [];
        foreach (SnapshotFile file in after.Files)
        {
            if (!old.Remove(file.Path, out SnapshotFile? earlier))
                arrived.Add(file);
            else if (earlier != file)
                changes.Add(new SnapshotChange(earlier, file));
        }

        Dictionary<string, Queue<SnapshotFile>> gone = old.Values.OrderBy(file => file.Path, Utf8Order.Comparer)
            .GroupBy(file => file.Sha256, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => new Queue<SnapshotFile>(same), StringComparer.Ordinal);
        foreach (SnapshotFile file in arrived)
            changes.Add(new SnapshotChange(gone.TryGetValue(file.Sha256, out Queue<SnapshotFile>? same) && same.TryDequeue(out SnapshotFile? earlier) ? earlier : null, file));
        changes.AddRange(gone.Values.SelectMany(same => same).Select(file => new SnapshotChange(file, null)));
        return new SnapshotDiff(before, after, [.. changes.OrderBy(change => change.Path, Utf8Order.Comparer)]);
    }
}
