namespace MedScan.Tracking;

/// <summary>Artifacts in a folder of this machine, for roots such as <c>file:///srv/mlruns/...</c>.</summary>
internal sealed class LocalArtifactStore(string root) : IArtifactStore
{
    public Task PutAsync(string path, ArtifactContent content, CancellationToken cancellation) =>
        content.UseAsync(stream => AtomicFile.WriteAsync(ArtifactPath.Local(root, path), stream, cancellation));

    public Task ReadAsync(string path, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation)
    {
        var full = ArtifactPath.Local(root, path);
        if (!File.Exists(full))
            throw new MlflowException(MlflowErrorCode.ResourceDoesNotExist, $"There is no artifact file '{path}' in '{root}'.");
        return ArtifactContent.OfFile(full).UseAsync(stream => read(stream, cancellation));
    }

    public Task<IReadOnlyList<ArtifactInfo>> ListAsync(string folder, CancellationToken cancellation)
    {
        var directory = new DirectoryInfo(folder.Length == 0 ? root : ArtifactPath.Local(root, folder));
        IReadOnlyList<ArtifactInfo> entries = !directory.Exists
            ? []
            : [.. directory.EnumerateFileSystemInfos()
                .OrderBy(entry => entry.Name, StringComparer.Ordinal)
                .Select(entry => new ArtifactInfo(entry.Name, entry is DirectoryInfo, (entry as FileInfo)?.Length))];
        return Task.FromResult(entries);
    }

    public Task DeleteAsync(string path, CancellationToken cancellation)
    {
        var full = ArtifactPath.Local(root, path);
        if (Directory.Exists(full))
            Directory.Delete(full, recursive: true);
        else if (File.Exists(full))
            File.Delete(full);
        return Task.CompletedTask;
    }
}
