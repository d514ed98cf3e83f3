using MedScan.Cards;
using MedScan.Datasets;

namespace MedScan.Versions.Remotes;

/// <summary>Stores one data set.</summary>
internal sealed class Push(RemoteStorage storage, PushOptions options, IProgress<TransferProgress>? progress)
{
    private const int MostRounds = 3;

    public async Task<PushResult> RunAsync(ImageDataset dataset, CancellationToken cancellation)
    {
        DatasetSnapshot snapshot = await DatasetSnapshot.OfAsync(dataset, cancellation).ConfigureAwait(false);
        string root = File.Exists(dataset.Root) ? Path.GetDirectoryName(dataset.Root)! : dataset.Root;
        if (snapshot.StoredFiles.FirstOrDefault(file => Path.IsPathRooted(file.Path) || file.Path.Split('/').Contains("..")) is { } outside)
        {
            throw new SnapshotException(
                dataset.Root, $"'{outside.Path}' lies outside this folder, so that it could not be restored into another one. "
                + "Put the manifest into a folder above all images.");
        }

        await storage.TidyUpAsync(cancellation).ConfigureAwait(false);
        PendingBatches? pending = await storage.IsAtomicAsync(cancellation).ConfigureAwait(false) ? null : new PendingBatches(storage);
        IReadOnlySet<string> doubtful = pending is null ? new HashSet<string>() : await pending.ReadAsync(cancellation).ConfigureAwait(false);
        IReadOnlyList<SnapshotObject> objects = SnapshotObject.Of(snapshot);
        IReadOnlyList<SnapshotObject> missing = options.All ? objects : await MissingAsync(objects, doubtful, cancellation).ConfigureAwait(false);
        IReadOnlyList<SnapshotObject> sent = missing;
        for (int round = 1; missing.Count > 0; round++)
        {
            if (round > MostRounds)
                throw new RemoteException(storage.Shown, $"{missing.Count} objects, such as that of '{missing[0].Path}', do not stay there. Check the remote's disk and rights.");
            await PutAsync(missing, root, pending, cancellation).ConfigureAwait(false);
            // What another push or a failing disk took away in the meantime is sent once more.
            missing = await MissingAsync(objects, new HashSet<string>(), cancellation).ConfigureAwait(false);
        }

        if (pending is not null)
            await pending.ForgetAsync(sent.Select(item => item.Sha256).ToHashSet(StringComparer.Ordinal), cancellation).ConfigureAwait(false);
        string name = SnapshotNames.Clean(options.Name ?? snapshot.Name);
        await storage.WriteAsync(SnapshotNames.ManifestPath(snapshot.Digest), snapshot.ToBytes(), cancellation).ConfigureAwait(false);
        IReadOnlyList<StoredSnapshot> stored = await SnapshotNames.ListAsync(storage, cancellation).ConfigureAwait(false);
        if (stored.FirstOrDefault(other => other.Name == name)?.Digest != snapshot.Digest)
            await SnapshotNames.AddAsync(storage, new StoredSnapshot(name, snapshot.Digest, options.Time.GetUtcNow()), cancellation).ConfigureAwait(false);
        return new PushResult(snapshot.Digest, name, objects.Count, sent.Count, sent.Sum(item => item.Bytes));
    }

    private async Task<IReadOnlyList<SnapshotObject>> MissingAsync(
        IReadOnlyList<SnapshotObject> objects, IReadOnlySet<string> doubtful, CancellationToken cancellation)
    {
        progress?.Report(new TransferProgress(TransferStage.Verifying, 0, null, 0, objects.Count));
        IReadOnlyDictionary<string, long> there = await storage.ListAsync(SnapshotObject.Folder, cancellation).ConfigureAwait(false);
        return [.. objects.Where(item => !there.TryGetValue(item.Place, out long bytes) || bytes != item.Bytes || doubtful.Contains(item.Sha256))];
    }

    private Task PutAsync(IReadOnlyList<SnapshotObject> missing, string root, PendingBatches? pending, CancellationToken cancellation)
    {
        BatchProgress total = new(progress, TransferStage.Uploading, missing.Sum(item => item.Bytes), missing.Count);
        return storage.InBatchesAsync(missing, (batch, token) =>
        {
            Task Send() => storage.PutAsync(batch, root, total.ForBatch(), token);
            return pending is null ? Send() : pending.SendAsync(batch, Send, token);
        }, cancellation);
    }
}
