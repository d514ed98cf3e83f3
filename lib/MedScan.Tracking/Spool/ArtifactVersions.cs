using System.Collections.Concurrent;

namespace MedScan.Tracking.Spool;

/// <summary>Which content of each artifact is the newest: of a checkpoint that is logged every epoch while the server is away,
/// only the last one keeps its place on the disk and is sent.</summary>
internal sealed class ArtifactVersions
{
    private readonly ConcurrentDictionary<string, string> _newest = new(StringComparer.Ordinal);

    /// <returns>The content that this one replaces, if any.</returns>
    public string? Replace(string path, string blob)
    {
        _newest.TryGetValue(path, out string? before);
        _newest[path] = blob;
        return before;
    }

    public bool IsReplaced(string path, string blob) => _newest.TryGetValue(path, out string? newest) && newest != blob;
}
