namespace MedScan.Tracking;

// Short forms for the artifacts of a run; everything else goes through OfRunAsync.
public sealed partial class MlflowArtifacts
{
    /// <summary>Uploads a file to a run under its own name, see <see cref="ArtifactRoot.UploadFileAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="localFile">The file.</param>
    /// <param name="folder">The artifact folder it goes into; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadFileAsync(string runId, string localFile, string? folder = null, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.UploadFileAsync(localFile, folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads everything in a folder to a run, see <see cref="ArtifactRoot.UploadFolderAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="localFolder">The folder.</param>
    /// <param name="folder">The artifact folder it goes into; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadFolderAsync(
        string runId, string localFolder, string? folder = null, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.UploadFolderAsync(localFolder, folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a stream to a run, see <see cref="ArtifactRoot.UploadAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="path">The artifact's path.</param>
    /// <param name="content">The stream.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadAsync(string runId, string path, Stream content, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.UploadAsync(path, content, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Uploads a text to a run as UTF-8.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="path">The artifact's path.</param>
    /// <param name="text">The text.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task UploadTextAsync(string runId, string path, string text, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.UploadTextAsync(path, text, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What lies directly in an artifact folder of a run; empty for one that is not there.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="folder">The artifact folder; <see langword="null"/>: the root.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<IReadOnlyList<ArtifactInfo>> ListAsync(
        string runId, string? folder = null, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        return await root.ListAsync(folder, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads a file of a run, see <see cref="ArtifactRoot.DownloadFileAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="path">The artifact's path.</param>
    /// <param name="localFile">Where to.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task DownloadFileAsync(string runId, string path, string localFile, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.DownloadFileAsync(path, localFile, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Downloads an artifact folder of a run, see <see cref="ArtifactRoot.DownloadFolderAsync"/>.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="folder">The artifact folder; <see langword="null"/>: everything.</param>
    /// <param name="localFolder">Where to.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task DownloadFolderAsync(
        string runId, string? folder, string localFolder, CancellationToken cancellationToken = default)
    {
        var root = await OfRunAsync(runId, cancellationToken).ConfigureAwait(false);
        await root.DownloadFolderAsync(folder, localFolder, cancellationToken).ConfigureAwait(false);
    }
}
