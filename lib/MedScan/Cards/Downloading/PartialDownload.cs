namespace MedScan.Cards.Downloading;

/// <summary>What has arrived of a file, and of which version it is.</summary>
internal sealed class PartialDownload(string target)
{
    private readonly string statePath = target + ".part.json";

    public string Path { get; } = target + ".part";

    public long Length => new FileInfo(Path) is { Exists: true } file ? file.Length : 0;

    public Task<DownloadState?> ReadStateAsync(CancellationToken cancellation) => DownloadState.ReadAsync(statePath, cancellation);

    /// <summary>Begins anew with a version of the file.</summary>
    public async Task BeginAsync(DownloadState state, CancellationToken cancellation)
    {
        Delete();
        await state.WriteAsync(statePath, cancellation).ConfigureAwait(false);
    }

    public FileStream OpenEnd() => new(Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0, useAsync: true);

    public void Finish(string finished)
    {
        File.Move(Path, finished, overwrite: true);
        File.Delete(statePath);
    }

    // The bytes first: a state without bytes is harmless, bytes with another's state are not.
    public void Delete()
    {
        File.Delete(Path);
        File.Delete(statePath);
    }
}
