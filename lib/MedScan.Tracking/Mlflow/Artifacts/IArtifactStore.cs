namespace MedScan.Tracking;

/// <summary>Where artifacts lie. Paths are below the store's root and already checked.</summary>
internal interface IArtifactStore
{
    Task PutAsync(string path, ArtifactContent content, CancellationToken cancellation);

    /// <summary>Reads a file; <paramref name="read"/> is called again, from the first byte, when an attempt breaks off.</summary>
    Task ReadAsync(string path, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation);

    /// <summary>What lies directly in a folder; nothing for one that is not there. The paths are as whoever keeps them says,
    /// relative to the folder and unchecked.</summary>
    Task<IReadOnlyList<ArtifactInfo>> ListAsync(string folder, CancellationToken cancellation);

    Task DeleteAsync(string path, CancellationToken cancellation);
}
