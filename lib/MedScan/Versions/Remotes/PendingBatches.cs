using System.Text;

namespace MedScan.Versions.Remotes;

/// <summary>What is being sent just now, written in the remote itself, a small file per batch.</summary>
/// <remarks>Where a remote writes a file under its final name bit by bit (disks, SFTP, WebDAV), a killed push leaves objects that may be
/// cut off or have holes, whatever their size. They stand in a file here, so that the next push sends them again instead of trusting
/// them. Two pushes at once send some objects twice, which does no harm.</remarks>
internal sealed class PendingBatches(RemoteStorage storage)
{
    private const string Folder = "pending";

    private readonly Dictionary<string, HashSet<string>> left = new(StringComparer.Ordinal);

    /// <summary>Looks for what was begun and not ended.</summary>
    /// <returns>The objects that are not to be trusted.</returns>
    public async Task<IReadOnlySet<string>> ReadAsync(CancellationToken cancellation)
    {
        HashSet<string> doubtful = new(StringComparer.Ordinal);
        foreach (string name in (await storage.ListAsync(Folder, cancellation).ConfigureAwait(false)).Keys)
        {
            byte[] text = await storage.ReadAsync($"{Folder}/{name}", cancellation).ConfigureAwait(false) ?? []; // ended in this moment
            HashSet<string> objects = [.. Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
            left[name] = objects;
            doubtful.UnionWith(objects);
        }

        return doubtful;
    }

    /// <summary>Does something with a batch that is written down meanwhile.</summary>
    public async Task SendAsync(IReadOnlyList<SnapshotObject> batch, Func<Task> send, CancellationToken cancellation)
    {
        string name = $"{Folder}/{Guid.NewGuid():N}";
        await storage.WriteAsync(name, Encoding.ASCII.GetBytes(string.Concat(batch.Select(item => item.Sha256 + "\n"))), cancellation).ConfigureAwait(false);
        await send().ConfigureAwait(false);
        await storage.DeleteAsync(name, cancellation).ConfigureAwait(false);
    }

    /// <summary>Forgets the batches of others all of whose objects have been sent again.</summary>
    public async Task ForgetAsync(IReadOnlySet<string> sent, CancellationToken cancellation)
    {
        foreach ((string name, HashSet<string> objects) in left.Where(batch => batch.Value.IsSubsetOf(sent)))
            await storage.DeleteAsync($"{Folder}/{name}", cancellation).ConfigureAwait(false);
    }
}
