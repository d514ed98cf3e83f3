using MedScan.TrackingServer.Http;

namespace MedScan.TrackingServer.Artifacts;

/// <summary>The files below the artifact root.</summary>
/// <remarks>
/// An upload grows in an area that no request can name and appears under its name in one step, when all of it is on the disk:
/// no reader sees a part of it, and of two uploads to one name one wins as a whole.
/// </remarks>
internal sealed class ArtifactStore(string root)
{
    // Nothing uploads for longer; what is older was left behind by a process that died.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(24);

    /// <summary>The folder, absolute.</summary>
    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>Creates the root and clears away what dead processes left of their uploads.</summary>
    /// <exception cref="TrackingServerException">The folder cannot be used.</exception>
    public static ArtifactStore Open(string root)
    {
        var store = new ArtifactStore(root);
        try
        {
            using var folder = ArtifactFolder.OpenRoot(store.Root);
            using var area = folder.OpenOrCreate(ArtifactPath.UploadArea);
            var path = Path.Combine(store.Root, ArtifactPath.UploadArea);
            if (!OperatingSystem.IsWindows())
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            foreach (var left in Directory.EnumerateFiles(path))
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(left) > Abandoned)
                    area.DeleteFile(Path.GetFileName(left));
            }

            return store;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new TrackingServerException($"The artifact folder {store.Root} cannot be used: {e.Message}", e);
        }
    }

    /// <summary>What lies in a folder; nothing when there is no such folder.</summary>
    public IReadOnlyList<ArtifactEntry> List(ArtifactPath path)
    {
        using var folder = Find(path);
        var entries = folder?.List() ?? [];
        return path.Names.Count > 0 ? entries : [.. entries.Where(entry => entry.Name != ArtifactPath.UploadArea)];
    }

    /// <summary>Opens a file; null when there is none.</summary>
    public FileStream? OpenRead(ArtifactPath path)
    {
        if (path.Names.Count == 0)
            return null;
        using var folder = Find(path.Parent);
        return folder?.OpenFile(path.Name);
    }

    /// <summary>Deletes a file, or a folder with all in it; nothing where there is neither.</summary>
    public void Delete(ArtifactPath path)
    {
        if (path.Names.Count == 0)
            throw ApiException.Invalid("Invalid path");
        using var folder = Find(path.Parent);
        folder?.Delete(path.Name);
    }

    /// <summary>Stores all of <paramref name="content"/> under a name; when the task ends without an error it is on the disk.</summary>
    /// <exception cref="ApiException">The disk is full, or the name or one before it is taken by something else.</exception>
    public async Task WriteAsync(ArtifactPath path, Stream content, CancellationToken cancellationToken)
    {
        if (path.Names.Count == 0)
            throw ApiException.Invalid("Invalid path");
        using var rootFolder = ArtifactFolder.OpenRoot(Root);
        using var area = rootFolder.OpenOrCreate(ArtifactPath.UploadArea);
        var temporary = Guid.NewGuid().ToString("N");
        var moved = false;
        try
        {
            var file = area.CreateFile(temporary);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
                file.Flush(flushToDisk: true);
            }

            Place(area, temporary, path);
            moved = true;
        }
        catch (IOException e) when (IsDiskFull(e))
        {
            throw new ApiException(507, "RESOURCE_EXHAUSTED", "The disk of the tracking server is full. Nothing of this artifact was stored.");
        }
        finally
        {
            if (!moved)
                area.DeleteFile(temporary);
        }
    }

    private void Place(ArtifactFolder area, string temporary, ArtifactPath path)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var target = Create(path);
            try
            {
                area.MoveFile(temporary, target, path.Name);
                return;
            }
            catch (IOException e) when (e.HResult == Libc.NotFound && attempt < 5)
            {
                // The folder was deleted between the two calls.
            }
            catch (IOException) when (target.Open(path.Name) is { } folder)
            {
                folder.Dispose();
                throw ApiException.Invalid($"Expected '{path}' to be free or a file, but it is a folder.");
            }
        }
    }

    private ArtifactFolder Create(ArtifactPath path)
    {
        var folder = ArtifactFolder.OpenRoot(Root);
        foreach (var name in path.Names.SkipLast(1))
        {
            using var outer = folder;
            try
            {
                folder = outer.OpenOrCreate(name);
            }
            catch (IOException e) when (!IsDiskFull(e))
            {
                throw ApiException.Invalid($"Expected '{name}' in '{path}' to be a folder: {e.Message}");
            }
        }

        return folder;
    }

    private ArtifactFolder? Find(ArtifactPath path)
    {
        var folder = ArtifactFolder.OpenRoot(Root);
        foreach (var name in path.Names)
        {
            using var outer = folder;
            if (outer.Open(name) is not { } inside)
                return null;
            folder = inside;
        }

        return folder;
    }

    private static bool IsDiskFull(IOException error) =>
        OperatingSystem.IsWindows() ? (error.HResult & 0xFFFF) is 0x70 or 0x27 : error.HResult is Libc.NoSpace or Libc.QuotaExceeded;
}
