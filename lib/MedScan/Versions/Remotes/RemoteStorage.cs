using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>A place that keeps files: the few things that storing snapshots needs.</summary>
internal abstract class RemoteStorage(string shown)
{
    /// <summary>The address without secrets.</summary>
    public string Shown { get; } = shown;

    /// <summary>How many objects are handed over together; more cost less per object, and more is lost by a kill.</summary>
    public abstract int BatchObjects { get; }

    /// <summary>How many batches go at the same time.</summary>
    public abstract int ParallelBatches { get; }

    /// <summary>Whether a file appears when it is whole, and not bit by bit.</summary>
    public abstract Task<bool> IsAtomicAsync(CancellationToken cancellation);

    /// <summary>All files below a folder with their sizes, paths relative to it; none when there is no such folder.</summary>
    public abstract Task<IReadOnlyDictionary<string, long>> ListAsync(string folder, CancellationToken cancellation);

    /// <summary>A small file; null when it is not there.</summary>
    public abstract Task<byte[]?> ReadAsync(string path, CancellationToken cancellation);

    /// <summary>Writes a small file.</summary>
    public abstract Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation);

    /// <summary>Deletes a small file, if it is there.</summary>
    public abstract Task DeleteAsync(string path, CancellationToken cancellation);

    /// <summary>Stores objects, over those that are there; what arrived is compared as well as the remote allows.</summary>
    /// <param name="objects">What is stored.</param>
    /// <param name="root">The folder that their paths are relative to.</param>
    /// <param name="progress">Told of objects and bytes of this batch.</param>
    /// <param name="cancellation">Stops.</param>
    /// <exception cref="SnapshotException">A file is not what the snapshot says any more.</exception>
    public abstract Task PutAsync(
        IReadOnlyList<SnapshotObject> objects, string root, IProgress<TransferProgress> progress, CancellationToken cancellation);

    /// <summary>Fetches objects to <c>folder/ab/cdef...</c>. What arrives is not compared here, and what is missing does not arrive.</summary>
    public abstract Task GetAsync(
        IReadOnlyList<SnapshotObject> objects, string folder, IProgress<TransferProgress> progress, CancellationToken cancellation);

    /// <summary>Deletes what pushes left that were killed long ago.</summary>
    public abstract Task TidyUpAsync(CancellationToken cancellation);

    /// <summary>Hands objects over in batches, of which some go at the same time.</summary>
    public Task InBatchesAsync(
        IReadOnlyList<SnapshotObject> objects, Func<IReadOnlyList<SnapshotObject>, CancellationToken, Task> handle, CancellationToken cancellation) =>
        Parallel.ForEachAsync(
            objects.Chunk(BatchObjects),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelBatches, CancellationToken = cancellation },
            async (batch, token) => await handle(batch, token).ConfigureAwait(false));

    protected RemoteException Fail(string reason, Exception? cause = null) => new(Shown, reason, cause);
}
