using System.Globalization;
using System.Text.Json;
using MedScan.Cards;

namespace MedScan.Versions.Remotes;

/// <summary>Whatever rclone reaches. One process moves many objects, since starting one takes longer than sending a small image.</summary>
/// <remarks>Object stores make an object appear when it is whole. Elsewhere (disks, SFTP, WebDAV) a killed transfer leaves a part under the
/// final name, so there a batch is sent to a folder of its own, compared, and renamed.</remarks>
internal sealed class RcloneStorage(RcloneRemote rclone) : RemoteStorage(rclone.Shown)
{
    private const string Incoming = "incoming";
    private const string TimeFormat = "yyyyMMddHHmmss";

    private static readonly TimeSpan OldestPush = TimeSpan.FromDays(1);
    private static readonly string[] UsefulHashes = ["sha256", "sha1", "md5"];

    private RcloneFeatures? features;

    public override int BatchObjects => 1024;

    public override async Task<IReadOnlyDictionary<string, long>> ListAsync(string folder, CancellationToken cancellation) =>
        (await ListAsync(folder, [], cancellation).ConfigureAwait(false)).ToDictionary(entry => entry.Path, entry => entry.Size, StringComparer.Ordinal);

    public override async Task<byte[]?> ReadAsync(string path, CancellationToken cancellation)
    {
        RcloneResult result = await rclone.RunAsync(["cat", rclone.At(path)], cancellation: cancellation).ConfigureAwait(false);
        // An object store knows no folders and takes a missing file for an empty one; none of ours is empty.
        return result.IsNotFound || result.Output.Length == 0 ? null : result.Output;
    }

    public override async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        string target = await IsObjectStoreAsync(cancellation).ConfigureAwait(false) ? path : $"{Incoming}/{NewBatch()}";
        await RequireAsync(["rcat", rclone.At(target)], content, cancellation).ConfigureAwait(false);
        if (target != path)
            await RequireAsync(["moveto", rclone.At(target), rclone.At(path)], default, cancellation).ConfigureAwait(false);
    }

    public override async Task PutAsync(
        IReadOnlyList<SnapshotObject> objects, string root, bool replace, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        bool direct = await IsObjectStoreAsync(cancellation).ConfigureAwait(false);
        string target = direct ? SnapshotObject.Folder : $"{Incoming}/{NewBatch()}";
        using LinkFolder links = await LinkFolder.MakeAsync(objects, root, cancellation).ConfigureAwait(false);
        await RequireAsync(
            ["copy", "--copy-links", "--no-check-dest", "--no-traverse", links.Path, rclone.At(target)], default, cancellation,
            (bytes, files) => progress.Report(new TransferProgress(TransferStage.Uploading, bytes, null, files))).ConfigureAwait(false);
        await CompareAsync(objects, root, target, links.ListPath, cancellation).ConfigureAwait(false);
        if (!direct)
        {
            string[] over = replace ? ["--ignore-times"] : [];
            await RequireAsync(["move", "--delete-empty-src-dirs", .. over, rclone.At(target), rclone.At(SnapshotObject.Folder)], default, cancellation).ConfigureAwait(false);
        }
    }

    public override async Task GetAsync(
        IReadOnlyList<SnapshotObject> objects, string folder, IProgress<TransferProgress> progress, CancellationToken cancellation)
    {
        string list = System.IO.Path.Combine(folder, ".wanted");
        Directory.CreateDirectory(folder);
        await File.WriteAllLinesAsync(list, objects.Select(item => item.Place), cancellation).ConfigureAwait(false);
        await rclone.RunAsync(
            ["copy", "--no-check-dest", "--no-traverse", "--files-from-raw", list, rclone.At(SnapshotObject.Folder), folder],
            transferred: (bytes, files) => progress.Report(new TransferProgress(TransferStage.Downloading, bytes, null, files)),
            cancellation: cancellation).ConfigureAwait(false);
        File.Delete(list);
    }

    public override async Task TidyUpAsync(CancellationToken cancellation)
    {
        if (await IsObjectStoreAsync(cancellation).ConfigureAwait(false))
            return;
        string oldest = (DateTimeOffset.UtcNow - OldestPush).ToString(TimeFormat, CultureInfo.InvariantCulture);
        IReadOnlyDictionary<string, long> files = await ListAsync(Incoming, cancellation).ConfigureAwait(false);
        foreach (string batch in files.Keys.Select(path => path.Split('/')[0]).Distinct().Where(batch => string.CompareOrdinal(batch, oldest) < 0))
            await rclone.RunAsync(["purge", rclone.At($"{Incoming}/{batch}")], cancellation: cancellation).ConfigureAwait(false);
    }

    /// <summary>Sizes always, contents where the remote knows a hash of them.</summary>
    private async Task CompareAsync(
        IReadOnlyList<SnapshotObject> objects, string root, string folder, string list, CancellationToken cancellation)
    {
        RcloneFeatures known = await FeaturesAsync(cancellation).ConfigureAwait(false);
        string? hash = UsefulHashes.FirstOrDefault(name => known.Hashes?.Contains(name) == true);
        string[] hashing = hash is null ? [] : ["--hash", "--hash-type", hash];
        IReadOnlyList<RcloneEntry> arrived = await ListAsync(folder, [.. hashing, "--files-from-raw", list], cancellation).ConfigureAwait(false);
        Dictionary<string, RcloneEntry> byPlace = arrived.ToDictionary(entry => entry.Path, StringComparer.Ordinal);
        foreach (SnapshotObject item in objects)
        {
            if (!byPlace.TryGetValue(item.Place, out RcloneEntry? entry) || entry.Size != item.Bytes)
                throw Fail($"'{item.Path}' did not arrive whole. Push again; what arrived is not sent again.");
            // An object sent in parts has no MD5 on some stores; then its size has to do.
            if (hash is not null && entry.Hashes?.GetValueOrDefault(hash) is { Length: > 0 } got
                && got != await LinkFolder.HashAsync(System.IO.Path.Combine(root, item.Path), hash, cancellation).ConfigureAwait(false))
            {
                throw Fail($"'{item.Path}' arrived with another {hash} than it has here. Push again; check the connection and the remote's disk.");
            }
        }
    }

    private async Task<IReadOnlyList<RcloneEntry>> ListAsync(string folder, string[] options, CancellationToken cancellation)
    {
        RcloneResult result = await rclone
            .RunAsync(["lsjson", "-R", "--files-only", "--no-modtime", "--no-mimetype", .. options, rclone.At(folder)], cancellation: cancellation)
            .ConfigureAwait(false);
        if (result.IsNotFound)
            return [];
        try
        {
            return JsonSerializer.Deserialize(result.Output, RcloneJsonContext.Default.RcloneEntryArray) ?? [];
        }
        catch (JsonException exception)
        {
            throw Fail("rclone printed a list that cannot be read; try another version of it.", exception);
        }
    }

    private async Task<bool> IsObjectStoreAsync(CancellationToken cancellation) =>
        (await FeaturesAsync(cancellation).ConfigureAwait(false)).Features?.GetValueOrDefault("BucketBased") == true;

    private async Task<RcloneFeatures> FeaturesAsync(CancellationToken cancellation)
    {
        if (features is not null)
            return features;
        RcloneResult result = await rclone.RunAsync(["backend", "features", rclone.At("")], cancellation: cancellation).ConfigureAwait(false);
        return features = result.Output.Length == 0
            ? new RcloneFeatures(null, null)
            : JsonSerializer.Deserialize(result.Output, RcloneJsonContext.Default.RcloneFeatures)!;
    }

    private async Task RequireAsync(
        string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancellation, Action<long, int>? transferred = null)
    {
        RcloneResult result = await rclone.RunAsync(arguments, input, transferred, cancellation).ConfigureAwait(false);
        if (result.ExitCode != 0)
            throw Fail($"rclone {arguments[0]} failed (exit code {result.ExitCode}): {string.Join("; ", result.Errors)}");
    }

    private static string NewBatch() => $"{DateTimeOffset.UtcNow.ToString(TimeFormat, CultureInfo.InvariantCulture)}-{Guid.NewGuid():N}";
}
