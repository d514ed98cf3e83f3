using System.Collections.Concurrent;
using System.Text;
using MedScan.Cards;
using MedScan.Cards.Unpacking;
using MedScan.Datasets;
using MedScan.Versions.Manifests;

namespace MedScan.Versions.Remotes;

/// <summary>Restores one snapshot.</summary>
internal sealed class Pull(RemoteStorage storage, PullOptions options, IProgress<TransferProgress>? progress)
{
    private const string ManifestFile = "manifest.csv";

    public async Task<PullResult> RunAsync(string version, string folder, CancellationToken cancellation)
    {
        string digest = await SnapshotNames.ResolveAsync(storage, version, cancellation).ConfigureAwait(false);
        string source = $"{storage.Shown}/{SnapshotNames.ManifestPath(digest)}";
        byte[] text = await storage.ReadAsync(SnapshotNames.ManifestPath(digest), cancellation).ConfigureAwait(false)
            ?? throw new RemoteException(storage.Shown, $"it holds no snapshot {digest[..12]}. medscan data list --remote <remote> shows what it holds.");
        DatasetSnapshot snapshot = SnapshotReader.Read(text, source);
        if (snapshot.Digest != digest)
            throw new SnapshotException(source, $"it is the snapshot {snapshot.Digest[..12]} under another one's name. Push the right one again.");
        RequireSafePaths(snapshot, source);

        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        try
        {
            if (Path.Exists(target) && (File.Exists(target) || Directory.EnumerateFileSystemEntries(target).Any()) && !options.Force)
            {
                return await FindAsync(snapshot, target, cancellation).ConfigureAwait(false) is { } there
                    ? new PullResult(digest, there, WasThere: true, snapshot.Files.Count, 0, 0)
                    : throw new DatasetExistsException(target, [$"it is not the snapshot {digest[..12]}"]);
            }

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using WorkFolder work = WorkFolder.Open(target, folder => Salvage(snapshot, folder));
            return await FillAsync(snapshot, target, work, cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DiskFault.Explain($"{target} cannot be written", exception);
        }
    }

    // A remote is not trusted with more than the contents.
    private static void RequireSafePaths(DatasetSnapshot snapshot, string source)
    {
        HashSet<string> taken = new(EntryName.Comparer);
        foreach (string path in snapshot.StoredFiles.Select(file => file.Path))
        {
            if (EntryName.Clean(source, path) != path || !taken.Add(path))
                throw new SnapshotException(source, $"the path {EntryName.Shown(path)} is not written as a snapshot writes it. Nothing was restored; do not trust this remote.");
        }
    }

    private async Task<PullResult> FillAsync(DatasetSnapshot snapshot, string target, WorkFolder work, CancellationToken cancellation)
    {
        IReadOnlyList<SnapshotObject> objects = SnapshotObject.Of(snapshot);
        // Named after the snapshot, so that another one that is pulled to the same place does not take these for its own.
        string kept = work.Kept(snapshot.Digest);
        IReadOnlyList<SnapshotObject> wanted = [.. (await FaultsAsync(objects, kept, cancellation).ConfigureAwait(false)).Select(fault => fault.Object)];
        (int received, long bytes) = (wanted.Count, wanted.Sum(item => item.Bytes));
        // Contents are moved to their paths; only repeated ones take room twice.
        FreeSpace.Require(target, bytes + snapshot.StoredFiles.Sum(file => file.Bytes) - objects.Sum(item => item.Bytes));
        await GetAsync(wanted, kept, cancellation).ConfigureAwait(false);
        IReadOnlyList<(SnapshotObject Object, bool IsMissing)> faults = await FaultsAsync(wanted, kept, cancellation).ConfigureAwait(false);
        if (faults.Count > 0)
        {
            // Once more: a push may have been replacing them just then.
            await GetAsync([.. faults.Select(fault => fault.Object)], kept, cancellation).ConfigureAwait(false);
            faults = await FaultsAsync([.. faults.Select(fault => fault.Object)], kept, cancellation).ConfigureAwait(false);
        }

        if (faults.Count > 0)
        {
            throw new RemoteDamageException(
                storage.Shown, snapshot.Digest,
                [.. faults.Select(fault => new DamagedObject($"{SnapshotObject.Folder}/{fault.Object.Place}", fault.Object.Path, fault.IsMissing))]);
        }

        await Task.Run(() => Place(snapshot, kept, work.New, cancellation), cancellation).ConfigureAwait(false);
        string? found = await FindAsync(snapshot, work.New, cancellation).ConfigureAwait(false);
        if (found is null && !IsArrays(snapshot))
        {
            // Folders do not tell labels, splits or groups here, so that a manifest has to.
            await File.WriteAllTextAsync(Path.Combine(work.New, ManifestFile), Manifest(snapshot), cancellation).ConfigureAwait(false);
            found = await FindAsync(snapshot, Path.Combine(work.New, ManifestFile), cancellation).ConfigureAwait(false);
        }

        if (found is null)
            throw new SnapshotException(storage.Shown, $"the snapshot {snapshot.Digest[..12]} was restored and is another data set now; this MedScan reads images in another way than the one that stored it.");
        work.Finish(work.New);
        work.Delete();
        string path = found == work.New ? target : Path.Combine(target, Path.GetFileName(found));
        return new PullResult(snapshot.Digest, path, WasThere: false, snapshot.Files.Count, received, bytes);
    }

    private Task GetAsync(IReadOnlyList<SnapshotObject> wanted, string kept, CancellationToken cancellation)
    {
        BatchProgress total = new(progress, TransferStage.Downloading, wanted.Sum(item => item.Bytes), wanted.Count);
        Directory.CreateDirectory(kept);
        return storage.InBatchesAsync(wanted, (batch, token) => storage.GetAsync(batch, kept, total.ForBatch(), token), cancellation);
    }

    /// <summary>The objects that are not there whole; what is there and wrong is deleted.</summary>
    private async Task<IReadOnlyList<(SnapshotObject Object, bool IsMissing)>> FaultsAsync(
        IReadOnlyList<SnapshotObject> objects, string kept, CancellationToken cancellation)
    {
        progress?.Report(new TransferProgress(TransferStage.Verifying, 0, null, 0, objects.Count));
        ConcurrentBag<(SnapshotObject, bool)> faults = [];
        await Parallel.ForEachAsync(objects, cancellation, async (item, token) =>
        {
            string file = Path.Combine(kept, item.Place);
            string? hash = await ObjectFile.HashAsync(file, token).ConfigureAwait(false);
            if (hash == item.Sha256)
                return;
            faults.Add((item, hash is null));
            if (hash is not null)
                File.Delete(file);
        }).ConfigureAwait(false);
        return [.. faults.OrderBy(fault => fault.Item1.Path, Utf8Order.Comparer)];
    }

    // A process that dies while it checks what it restored should not have to fetch all of it again.
    private static void Salvage(DatasetSnapshot snapshot, WorkFolder work)
    {
        string kept = work.Kept(snapshot.Digest);
        foreach (SnapshotObject item in SnapshotObject.Of(snapshot))
        {
            (string from, string to) = (Path.Combine(work.New, item.Path), Path.Combine(kept, item.Place));
            if (!File.Exists(from) || File.Exists(to))
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Move(from, to);
        }
    }

    private static void Place(DatasetSnapshot snapshot, string kept, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        Dictionary<string, string> placed = new(StringComparer.Ordinal);
        foreach ((string path, string sha256, long bytes) in snapshot.StoredFiles)
        {
            cancellation.ThrowIfCancellationRequested();
            string target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            string source = Path.Combine(kept, new SnapshotObject(sha256, bytes, path).Place);
            if (placed.TryAdd(sha256, target))
                File.Move(source, target);
            else
                File.Copy(placed[sha256], target);
        }
    }

    /// <summary>What to open to have exactly this snapshot; null when it is not there.</summary>
    private static async Task<string?> FindAsync(DatasetSnapshot snapshot, string place, CancellationToken cancellation)
    {
        string[] candidates = IsArrays(snapshot) ? [Path.Combine(place, snapshot.Containers[0].Path)] : [place, Path.Combine(place, ManifestFile)];
        foreach (string candidate in candidates.Where(Path.Exists))
        {
            try
            {
                ImageDataset dataset = await ImageDataset.OpenAsync(candidate, cancellation).ConfigureAwait(false);
                DatasetSnapshot found = await DatasetSnapshot.OfAsync(dataset, cancellation).ConfigureAwait(false);
                if (found.Digest == snapshot.Digest)
                    return candidate;
            }
            catch (Exception exception) when (exception is DatasetException or SnapshotException)
            {
                // Not a data set, so not this one.
            }
        }

        return null;
    }

    // Nothing but one file, in which all images are.
    private static bool IsArrays(DatasetSnapshot snapshot) => snapshot is { Containers.Count: 1, Files.Count: > 0 }
        && snapshot.StoredFiles.Count() == 1 && !snapshot.Files[0].Path.Contains('#', StringComparison.Ordinal);

    private static string Manifest(DatasetSnapshot snapshot)
    {
        StringBuilder text = new("path,label,split,group\n");
        foreach (SnapshotFile file in snapshot.Files)
            text.AppendJoin(',', new[] { file.Path, file.Label, file.Split ?? "", file.Group ?? "" }.Select(Quote)).Append('\n');
        return text.ToString();
    }

    // RFC 4180
    private static string Quote(string field) =>
        field.AsSpan().IndexOfAny("\",\r\n") < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
