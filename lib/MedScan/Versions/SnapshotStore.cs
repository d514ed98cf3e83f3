using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Versions.Remotes;

namespace MedScan.Versions;

/// <summary>A remote that keeps snapshots: each content once, under its SHA-256, and each snapshot's file.</summary>
/// <remarks><c>objects/ab/cdef...</c> are contents, <c>snapshots/&lt;digest&gt;.jsonl</c> what <see cref="DatasetSnapshot"/> describes, and
/// <c>names/&lt;name&gt;/</c> tells which snapshots had a name, and when. A snapshot's file is written when all of its contents are there, so
/// that whatever is listed can be restored. Several may push and pull at once.</remarks>
public sealed class SnapshotStore
{
    private readonly RemoteStorage storage;

    private SnapshotStore(RemoteStorage storage) => this.storage = storage;

    /// <summary>The remote's address without secrets.</summary>
    public string Remote => storage.Shown;

    /// <summary>Names a remote; nothing is asked of it yet.</summary>
    /// <param name="remote">A folder; or, through the program rclone, <c>name:path</c> (or <c>rclone:name:path</c>) where the name is one of
    /// <c>rclone listremotes</c>: S3, Google Cloud, Azure, SFTP, WebDAV and others.</param>
    /// <exception cref="RemoteException">It is no remote.</exception>
    public static SnapshotStore Open(string remote) => new(RemoteAddress.Open(remote));

    /// <summary>Stores a data set as it is now.</summary>
    /// <param name="dataset">As opened, before a splitter has divided it.</param>
    /// <param name="options">Null = the defaults.</param>
    /// <param name="progress">Told of objects and bytes, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops; what has arrived is not sent again by the next call.</param>
    /// <exception cref="RemoteException">The remote cannot be used.</exception>
    /// <exception cref="SnapshotException">An image lies outside the data set's folder, or changed meanwhile.</exception>
    public Task<PushResult> PushAsync(
        ImageDataset dataset, PushOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return new Push(storage, options ?? new PushOptions(), progress).RunAsync(dataset, cancellationToken);
    }

    /// <summary>Restores a snapshot.</summary>
    /// <param name="version">Its digest, the first four or more digits of it, or a name, which means the newest of that name.</param>
    /// <param name="folder">Where to; absent, empty, or holding the same already.</param>
    /// <param name="options">Null = the defaults.</param>
    /// <param name="progress">Told of objects and bytes, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops; what has arrived is not fetched again by the next call.</param>
    /// <returns>Where it lies. Until it is whole and checked, nothing has that name.</returns>
    /// <exception cref="RemoteException">The remote cannot be used, or does not know the version.</exception>
    /// <exception cref="RemoteDamageException">Objects are missing or damaged.</exception>
    /// <exception cref="DatasetExistsException">Something else lies there, and <see cref="PullOptions.Force"/> is not set.</exception>
    public Task<PullResult> PullAsync(
        string version, string folder, PullOptions? options = null, IProgress<TransferProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        return new Pull(storage, options ?? new PullOptions(), progress).RunAsync(version, folder, cancellationToken);
    }

    /// <summary>What the remote holds, the newest first.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <exception cref="RemoteException">The remote cannot be used.</exception>
    public Task<IReadOnlyList<StoredSnapshot>> ListAsync(CancellationToken cancellationToken = default) => SnapshotNames.ListAsync(storage, cancellationToken);
}
