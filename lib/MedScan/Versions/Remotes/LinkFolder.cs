namespace MedScan.Versions.Remotes;

/// <summary>A temporary folder in which files stand under the names of their objects, as links, so that one rclone can send them all.</summary>
internal sealed class LinkFolder : IDisposable
{
    private LinkFolder()
    {
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("medscan-push-").FullName;

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
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

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
