namespace MedScan.Versions;

/// <summary>A remote no longer holds what was stored: objects are missing, or their content is another one.</summary>
public sealed class RemoteDamageException : MedScanException
{
    private const int Shown = 10;

    internal RemoteDamageException(string remote, string snapshot, IReadOnlyList<DamagedObject> objects)
        : base(Describe(remote, snapshot, objects)) => (Remote, Objects) = (remote, objects);

    /// <summary>The remote's address without secrets.</summary>
    public string Remote { get; }

    /// <summary>The objects that cannot be used.</summary>
    public IReadOnlyList<DamagedObject> Objects { get; }

    private static string Describe(string remote, string snapshot, IReadOnlyList<DamagedObject> objects)
    {
        IEnumerable<string> lines = objects.Take(Shown)
            .Select(item => $"\n  {item.ObjectPath} ({item.ImagePath}) {(item.IsMissing ? "is missing" : "has another content than when it was stored")}");
        return $"{remote}: {objects.Count} objects of the snapshot {snapshot[..12]} are damaged, and nothing was restored:{string.Concat(lines)}"
            + (objects.Count > Shown ? $"\n  and {objects.Count - Shown} more" : "")
            + "\nWhere the images still are: medscan data push <data> <remote> --all puts them back.";
    }
}
