namespace MedScan.Versions;

/// <summary>One image that differs between two snapshots.</summary>
/// <param name="Before">The image in the first; null when it was added.</param>
/// <param name="After">The image in the second; null when it was removed.</param>
public sealed record SnapshotChange(SnapshotFile? Before, SnapshotFile? After)
{
    /// <summary>Only in the second.</summary>
    public bool IsAdded => Before is null;

    /// <summary>Only in the first.</summary>
    public bool IsRemoved => After is null;

    /// <summary>The same content under another path.</summary>
    public bool IsMoved => Before is not null && After is not null && Before.Path != After.Path;

    /// <summary>Another content under the same path.</summary>
    public bool IsChanged => Before is not null && After is not null && Before.Sha256 != After.Sha256;

    /// <summary>Another label, also where the image moved into another class's folder.</summary>
    public bool IsRelabelled => Before is not null && After is not null && Before.Label != After.Label;

    /// <summary>Another split, also where the image moved into another split's folder.</summary>
    public bool IsResplit => Before is not null && After is not null && Before.Split != After.Split;

    /// <summary>Another group.</summary>
    public bool IsRegrouped => Before is not null && After is not null && Before.Group != After.Group;

    /// <summary>The path in the second, or of a removed image in the first.</summary>
    public string Path => (After ?? Before)!.Path;
}
