using System.Text.Json;
using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>Whatever rclone reaches. One process moves many objects, since starting one takes longer than sending a small image; several
/// run at once, since rclone lets each of them ask some servers (WebDAV) only a hundred things a second.</summary>
internal sealed class RcloneStorage(RcloneRemote rclone) : RemoteStorage(rclone.Shown)
{
    private bool? isObjectStore;

    public override int BatchObjects => 256;

    public override int ParallelBatches => 4;

    public override async Task<bool> IsAtomicAsync(CancellationToken cancellation)
    {
        if (isObjectStore is { } known)
            return known;
        RcloneResult result = await rclone.RunAsync(["backend", "features", rclone.At("")], cancellation: cancellation).ConfigureAwait(false);
        RcloneFeatures? features = result.Output.Length == 0 ? null : JsonSerializer.Deserialize(result.Output, RcloneJsonContext.Default.RcloneFeatures);
        isObjectStore = features?.Features?.GetValueOrDefault("BucketBased") == true;
        return isObjectStore.Value;
    }

    public override async Task<IReadOnlyDictionary<string, long>> ListAsync(string folder, CancellationToken cancellation)
    {
        RcloneResult result = await rclone
            .RunAsync(["lsjson", "-R", "--files-only", "--no-modtime", "--no-mimetype", rclone.At(folder)], cancellation: cancellation).ConfigureAwait(false);
        if (result.IsNotFound)
            return new Dictionary<string, long>();
        try
        {
            RcloneEntry[] entries = JsonSerializer.Deserialize(result.Output, RcloneJsonContext.Default.RcloneEntryArray) ?? [];
            return entries.ToDictionary(entry => entry.Path, entry => entry.Size, StringComparer.Ordinal);
        }
        catch (JsonException exception)
        {
            throw Fail("rclone printed a list that cannot be read; try another version of it.", exception);
        }
    }

    public override async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        RcloneResult result = await rclone.RunAsync(["cat", rclone.At(path)], cancellation: cancellation).ConfigureAwait(false);
        // An object store knows no folders and takes a missing file for an empty one; none of ours is empty.
        return result.IsNotFound || result.Output.Length == 0 ? null : result.Output;
    }

    public override Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        RequireAsync(["rcat", rclone.At(path)], content, null, cancellation);

    public override Task DeleteAsync(string path, CancellationToken cancellation) =>
        rclone.RunAsync(["deletefile", rclone.At(path)], cancellation: cancellation);

    // rclone compares size and hash of what it sent, where the remote knows one.
    public override async Task PutAsync(
        IReadOnlyList<SnapshotObject> objects, string root, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        using LinkFolder links = await LinkFolder.MakeAsync(objects, root, cancellation).ConfigureAwait(false);
        await RequireAsync(
            ["copy", "--copy-links", "--no-check-dest", "--no-traverse", links.Path, rclone.At(SnapshotObject.Folder)], default,
            (bytes, files) => progress.Report(new TransferProgress(TransferStage.Uploading, bytes, null, files)), cancellation).ConfigureAwait(false);
    }

    public override async Task GetAsync(
        IReadOnlyList<SnapshotObject> objects, string folder, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        string list = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(list, objects.Select(item => item.Place), cancellation).ConfigureAwait(false);
            await rclone.RunAsync(
                ["copy", "--no-check-dest", "--no-traverse", "--files-from-raw", list, rclone.At(SnapshotObject.Folder), folder],
                transferred: (bytes, files) => progress.Report(new TransferProgress(TransferStage.Downloading, bytes, null, files)),
                cancellation: cancellation).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(list);
        }
    }

    public override Task TidyUpAsync(CancellationToken cancellation) => Task.CompletedTask;

    private async Task RequireAsync(
        string[] arguments, ReadOnlyMemory<byte> input, Action<long, int>? transferred, CancellationToken cancellation)
    {
        RcloneResult result = await rclone.RunAsync(arguments, input, transferred, cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw Fail($"rclone {arguments[0]} failed (exit code {result.ExitCode}): {string.Join("; ", result.Errors)}");
    }
}
