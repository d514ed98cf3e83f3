namespace MedScan.Tracking;

public sealed partial class ArtifactRoot
{
    // A server may describe folders without end; no person nests them like this.
    private const int MostNestedFolders = 100;

    /// <summary>What lies directly in a folder; empty for one that is not there.</summary>
    /// <param name="folder">The artifact folder; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<ArtifactInfo>> ListAsync(string? folder = null, CancellationToken cancellationToken = default)
    {
        var parent = ArtifactPath.Folder(folder);
        var entries = await _store.ListAsync(parent, cancellationToken).ConfigureAwait(false);
        return [.. entries.Select(entry => ArtifactPath.IsSafe(entry.Path)
            ? entry with { Path = ArtifactPath.Join(parent, entry.Path) }
            : throw ArtifactPath.Outside(entry.Path))];
    }

    /// <summary>Downloads a file. It is there whole or, after an exception, as it was before.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="localFile">Where to; missing folders are made, a file that is there is replaced.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DownloadFileAsync(string path, string localFile, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFile);
        return SaveAsync(ArtifactPath.File(path), Path.GetFullPath(localFile), cancellationToken);
    }

    /// <summary>Downloads a folder with all that is in it.</summary>
    /// <param name="folder">The artifact folder; <see langword="null"/> or empty: everything.</param>
    /// <param name="localFolder">Where to; made when missing. Files are replaced one by one, each whole.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="MlflowException">Also when the server lists a path that would lie outside <paramref name="localFolder"/>
    /// (<see cref="MlflowErrorCode.MalformedResponse"/>); nothing is written there.</exception>
    public async Task DownloadFolderAsync(string? folder, string localFolder, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFolder);
        Directory.CreateDirectory(localFolder);
        var source = ArtifactPath.Folder(folder);
        await DownloadBelowAsync(source, source, localFolder, depth: 0, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reads a file into memory.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<byte[]> ReadBytesAsync(string path, CancellationToken cancellationToken = default)
    {
        using var bytes = new MemoryStream();
        await _store.ReadAsync(
            ArtifactPath.File(path),
            (content, cancellation) =>
            {
                bytes.SetLength(0);
                return content.CopyToAsync(bytes, cancellation);
            },
            cancellationToken).ConfigureAwait(false);
        return bytes.ToArray();
    }

    private async Task DownloadBelowAsync(string source, string folder, string localFolder, int depth, CancellationToken cancellation)
    {
        if (depth > MostNestedFolders)
            throw new MlflowException(MlflowErrorCode.MalformedResponse, $"The server lists more than {MostNestedFolders} folders in each other, from '{folder}' on.");
        foreach (var entry in await ListAsync(folder, cancellation).ConfigureAwait(false))
        {
            if (entry.IsFolder)
            {
                await DownloadBelowAsync(source, entry.Path, localFolder, depth + 1, cancellation).ConfigureAwait(false);
                continue;
            }
            var local = ArtifactPath.Local(localFolder, source.Length == 0 ? entry.Path : entry.Path[(source.Length + 1)..]);
            await SaveAsync(entry.Path, local, cancellation).ConfigureAwait(false);
        }
    }

    private Task SaveAsync(string path, string localFile, CancellationToken cancellation) =>
        _store.ReadAsync(path, (content, token) => AtomicFile.WriteAsync(localFile, content, token), cancellation);
}
