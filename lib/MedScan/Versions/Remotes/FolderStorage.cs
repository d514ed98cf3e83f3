using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>A folder: another disk, a share of the hospital, a stick.</summary>
internal sealed class FolderStorage(string root) : RemoteStorage(root)
{
    private const int Copies = 4; // enough to hide the latency of a share

    private static readonly TimeSpan OldestPush = TimeSpan.FromDays(1);

    private readonly string root = Path.GetFullPath(root);

    public override int BatchObjects => 4096;

    public override int ParallelBatches => 1;

    public override Task<bool> IsAtomicAsync(CancellationToken cancellation) => Task.FromResult(true);

    public override Task<IReadOnlyDictionary<string, long>> ListAsync(string folder, CancellationToken cancellation) => GuardAsync(async () =>
    {
        string top = Path.Combine(root, folder);
        return await Task.Run(
            IReadOnlyDictionary<string, long> () => !Directory.Exists(top) ? new Dictionary<string, long>() : new DirectoryInfo(top)
                .EnumerateFiles("*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
                .Where(file => !file.Name.StartsWith('.'))
                .ToDictionary(file => Path.GetRelativePath(top, file.FullName).Replace(Path.DirectorySeparatorChar, '/'), file => file.Length, StringComparer.Ordinal),
            cancellation).ConfigureAwait(false);
    });

    public override Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) => GuardAsync(async () =>
    {
        string file = Path.Combine(root, path);
        return File.Exists(file) ? await File.ReadAllBytesAsync(file, cancellation).ConfigureAwait(false) : null;
    });

    public override Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) => GuardAsync(async () =>
    {
        string file = Path.Combine(root, path);
        string folder = Path.GetDirectoryName(file)!;
        Directory.CreateDirectory(folder);
        string temporary = Path.Combine(folder, $"{ObjectFile.TemporaryPrefix}{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllBytesAsync(temporary, content, cancellation).ConfigureAwait(false);
            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }

        return true;
    });

    public override Task DeleteAsync(string path, CancellationToken cancellation) => GuardAsync(() =>
    {
        string file = Path.Combine(root, path);
        if (File.Exists(file))
            File.Delete(file);
        return Task.FromResult(true);
    });

    public override Task PutAsync(
        IReadOnlyList<SnapshotObject> objects, string root, IProgress<TransferProgress> progress, CancellationToken cancellation) =>
        CopyAllAsync(objects, TransferStage.Uploading, progress, async (item, token) =>
        {
            string target = Path.Combine(this.root, SnapshotObject.Folder, item.Place);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!await ObjectFile.CopyAsync(Path.Combine(root, item.Path), target, item.Sha256, token).ConfigureAwait(false))
                throw new SnapshotException(Path.Combine(root, item.Path), "it changed while it was stored. Push again when nothing writes to the data set.");
        }, cancellation);

    public override Task GetAsync(
        IReadOnlyList<SnapshotObject> objects, string folder, IProgress<TransferProgress> progress, CancellationToken cancellation) =>
        CopyAllAsync(objects, TransferStage.Downloading, progress, async (item, token) =>
        {
            string source = Path.Combine(root, SnapshotObject.Folder, item.Place);
            string target = Path.Combine(folder, item.Place);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(source) || await ObjectFile.CopyAsync(source, target, item.Sha256, token).ConfigureAwait(false))
                return;
            File.Copy(source, target, overwrite: true); // the caller says what is wrong with it
        }, cancellation);

    public override Task TidyUpAsync(CancellationToken cancellation) => GuardAsync(async () =>
    {
        string top = Path.Combine(root, SnapshotObject.Folder);
        await Task.Run(
            () =>
            {
                if (!Directory.Exists(top))
                    return;
                foreach (FileInfo file in new DirectoryInfo(top).EnumerateFiles(
                    ObjectFile.TemporaryPrefix + "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }))
                {
                    if (DateTime.UtcNow - file.LastWriteTimeUtc > OldestPush)
                        file.Delete();
                }
            },
            cancellation).ConfigureAwait(false);
        return true;
    });

    private Task<bool> CopyAllAsync(
        IReadOnlyList<SnapshotObject> objects, TransferStage stage, IProgress<TransferProgress> progress,
        Func<SnapshotObject, CancellationToken, Task> copy, CancellationToken cancellation) => GuardAsync(async () =>
    {
        Lock counting = new();
        (int files, long bytes) = (0, 0L);
        await Parallel.ForEachAsync(objects, new ParallelOptions { MaxDegreeOfParallelism = Copies, CancellationToken = cancellation }, async (item, token) =>
        {
            await copy(item, token).ConfigureAwait(false);
            lock (counting)
                progress.Report(new TransferProgress(stage, bytes += item.Bytes, null, ++files));
        }).ConfigureAwait(false);
        return true;
    });

    private async Task<T> GuardAsync<T>(Func<Task<T>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Fail(DiskFault.Explain("it cannot be used", exception).Message, exception);
        }
    }
}
