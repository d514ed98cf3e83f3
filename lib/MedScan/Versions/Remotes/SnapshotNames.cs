using System.Globalization;
using System.Text;

namespace MedScan.Versions.Remotes;

/// <summary>Which snapshot had which name, and when: a small file each, whose name says it all, so that one listing tells everything.</summary>
internal static class SnapshotNames
{
    private const string Folder = "names";
    private const string SnapshotFolder = "snapshots";
    private const string TimeFormat = "yyyyMMdd'T'HHmmssfff'Z'";
    private const int ShortestPrefix = 4;
    private const int DigestLength = 64;

    public static string ManifestPath(string digest) => $"{SnapshotFolder}/{digest}.jsonl";

    /// <summary>A name that is a folder's name everywhere.</summary>
    public static string Clean(string name)
    {
        string clean = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-' or '.' ? letter : '_')).Trim('.');
        return clean.Length == 0 ? "data" : clean.Length > 100 ? clean[..100] : clean;
    }

    public static async Task<IReadOnlyList<StoredSnapshot>> ListAsync(RemoteStorage storage, CancellationToken cancellation)
    {
        IReadOnlyDictionary<string, long> files = await storage.ListAsync(Folder, cancellation).ConfigureAwait(false);
        return [.. files.Keys.Select(Parse).OfType<StoredSnapshot>().OrderByDescending(stored => stored.StoredAt).ThenBy(stored => stored.Name, StringComparer.Ordinal)];
    }

    public static Task AddAsync(RemoteStorage storage, StoredSnapshot stored, CancellationToken cancellation)
    {
        string time = stored.StoredAt.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
        return storage.WriteAsync($"{Folder}/{stored.Name}/{time}-{stored.Digest}", Encoding.ASCII.GetBytes(stored.Digest + "\n"), cancellation);
    }

    /// <summary>The digest that a digest, the beginning of one, or a name means.</summary>
    /// <exception cref="RemoteException">None, or several.</exception>
    public static async Task<string> ResolveAsync(RemoteStorage storage, string version, CancellationToken cancellation)
    {
        if (version.Length == DigestLength && version.All(char.IsAsciiHexDigitLower))
            return version;
        IReadOnlyList<StoredSnapshot> stored = await ListAsync(storage, cancellation).ConfigureAwait(false);
        string name = Clean(version);
        if (name == version && stored.FirstOrDefault(snapshot => snapshot.Name == name) is { } newest)
            return newest.Digest;

        string prefix = version.ToLowerInvariant();
        string[] meant = prefix.Length < ShortestPrefix || !prefix.All(char.IsAsciiHexDigitLower)
            ? []
            : [.. stored.Select(snapshot => snapshot.Digest).Distinct().Where(digest => digest.StartsWith(prefix, StringComparison.Ordinal))];
        return meant.Length switch
        {
            1 => meant[0],
            > 1 => throw new RemoteException(storage.Shown, $"'{version}' is the beginning of {meant.Length} digests: {string.Join(", ", meant.Select(digest => digest[..12]))}. Give more digits."),
            _ => throw new RemoteException(storage.Shown, Unknown(version, stored)),
        };
    }

    private static string Unknown(string version, IReadOnlyList<StoredSnapshot> stored)
    {
        if (stored.Count == 0)
            return "it holds no snapshots. Store one with: medscan data push <data> <remote>";
        string[] names = [.. stored.Select(snapshot => snapshot.Name).Distinct()];
        return $"it holds no snapshot '{version}'{Experiments.Spelling.HintOrStop(version, names)} It holds: {string.Join(", ", names)}. "
            + "medscan data list --remote <remote> shows them all.";
    }

    private static StoredSnapshot? Parse(string path)
    {
        string[] parts = path.Split('/');
        if (parts.Length != 2 || parts[1].Split('-') is not [var time, { Length: DigestLength } digest] || !digest.All(char.IsAsciiHexDigitLower))
            return null;
        return DateTimeOffset.TryParseExact(time, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at)
            ? new StoredSnapshot(parts[0], digest, at) : null;
    }
}
