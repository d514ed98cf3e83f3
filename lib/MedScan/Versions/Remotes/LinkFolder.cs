using System.Security.Cryptography;

namespace MedScan.Versions.Remotes;

/// <summary>A temporary folder in which files stand under the names of their objects, as links, so that one rclone can send them all.</summary>
internal sealed class LinkFolder : IDisposable
{
    private readonly string top = Directory.CreateTempSubdirectory("medscan-push-").FullName;

    private LinkFolder()
    {
    }

    public string Path => System.IO.Path.Combine(top, "objects");

    /// <summary>A file with the names of all objects.</summary>
    public string ListPath => System.IO.Path.Combine(top, "list");

    /// <exception cref="SnapshotException">A file is not what the snapshot says any more.</exception>
    public static async Task<LinkFolder> MakeAsync(IReadOnlyList<SnapshotObject> objects, string root, CancellationToken cancellation)
    {
        LinkFolder folder = new();
        try
        {
            await Parallel.ForEachAsync(objects, cancellation, async (item, token) =>
            {
                string source = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, item.Path));
                if (await ObjectFile.HashAsync(source, token).ConfigureAwait(false) != item.Sha256)
                    throw new SnapshotException(source, "it changed since the data set was opened. Push again when nothing writes to it.");
                string link = System.IO.Path.Combine(folder.Path, item.Place);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(link)!);
                Link(link, source);
            }).ConfigureAwait(false);
            await File.WriteAllLinesAsync(folder.ListPath, objects.Select(item => item.Place), cancellation).ConfigureAwait(false);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public static async Task<string> HashAsync(string path, string algorithm, CancellationToken cancellation)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
        {
            HashAlgorithmName name = new(algorithm.ToUpperInvariant());
            using IncrementalHash hash = IncrementalHash.CreateHash(name);
            byte[] buffer = new byte[1 << 18];
            for (int read; (read = await file.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0;)
                hash.AppendData(buffer, 0, read);
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public void Dispose() => Directory.Delete(top, recursive: true);

    private static void Link(string link, string source)
    {
        try
        {
            File.CreateSymbolicLink(link, source);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            File.Copy(source, link); // Windows allows links to few
        }
    }
}
