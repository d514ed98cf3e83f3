using System.Text;

namespace MedScan.Tracking;

/// <summary>The artifacts below one address: those of a run, or of a model version.</summary>
/// <remarks>Paths use '/' and stay below the root. All methods throw <see cref="MlflowException"/> when the server refuses,
/// <see cref="MlflowConnectionException"/> when no answer comes, and <see cref="IOException"/> when a local file fails.</remarks>
public sealed partial class ArtifactRoot
{
    private readonly IArtifactStore _store;

    internal ArtifactRoot(string uri, IArtifactStore store)
    {
        Uri = uri;
        _store = store;
    }

    /// <summary>The address, for example <c>mlflow-artifacts:/1/.../artifacts</c>.</summary>
    public string Uri { get; }

    /// <summary>Uploads a file under its own name.</summary>
    /// <param name="localFile">The file.</param>
    /// <param name="folder">The artifact folder it goes into; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task UploadFileAsync(string localFile, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFile);
        return _store.PutAsync(
            ArtifactPath.Join(ArtifactPath.Folder(folder), ArtifactPath.File(Path.GetFileName(localFile))), ArtifactContent.OfFile(localFile), cancellationToken);
    }

    /// <summary>Uploads everything in a folder, with the folders in it; empty ones and links to folders are left out.</summary>
    /// <param name="localFolder">The folder; its own name does not become part of the paths.</param>
    /// <param name="folder">The artifact folder it goes into; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadFolderAsync(string localFolder, string? folder = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(localFolder);
        if (!Directory.Exists(localFolder))
            throw new DirectoryNotFoundException($"There is no folder '{localFolder}' to upload.");
        var target = ArtifactPath.Folder(folder);
        foreach (var file in FilesBelow(localFolder))
        {
            var path = Path.GetRelativePath(localFolder, file).Replace(Path.DirectorySeparatorChar, '/');
            await _store.PutAsync(ArtifactPath.Join(target, ArtifactPath.File(path)), ArtifactContent.OfFile(file), cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Uploads what is left to read of a stream, which stays open.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="content">The stream. One that cannot seek is first copied into a temporary file, so that the upload can be repeated.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadAsync(string path, Stream content, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArtifactPath.File(path);
        if (content.CanSeek)
        {
            await _store.PutAsync(path, ArtifactContent.OfSeekable(content), cancellationToken).ConfigureAwait(false);
            return;
        }
        var copy = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, bufferSize: 1, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (copy.ConfigureAwait(false))
        {
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            copy.Position = 0;
            await _store.PutAsync(path, ArtifactContent.OfSeekable(copy), cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Uploads bytes.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task UploadBytesAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken = default) =>
        _store.PutAsync(ArtifactPath.File(path), ArtifactContent.OfBytes(content), cancellationToken);

    /// <summary>Uploads a text as UTF-8.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task UploadTextAsync(string path, string text, CancellationToken cancellationToken = default) =>
        UploadBytesAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);

    /// <summary>Deletes a file, or a folder with all that is in it; nothing happens when it is not there.</summary>
    /// <param name="path">The artifact's path.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public Task DeleteAsync(string path, CancellationToken cancellationToken = default) =>
        _store.DeleteAsync(ArtifactPath.File(path), cancellationToken);

    private static IEnumerable<string> FilesBelow(string folder)
    {
        // Links to folders may lead in circles. The order is the same everywhere.
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(entry => entry.Name, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (entry is FileInfo)
            {
                yield return entry.FullName;
            }
            else if (entry.LinkTarget is null)
            {
                foreach (var file in FilesBelow(entry.FullName))
                    yield return file;
            }
        }
    }
}
