namespace MedScan.Scripting.Notebooks;

/// <summary>Writes files that are whole or as they were.</summary>
internal static class NotebookFile
{
    public static async Task WriteAsync(string path, byte[] content, CancellationToken cancellation)
    {
        string? beside = null;
        try
        {
            // A link stays a link: what it points to is replaced.
            string target = File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } linked ? linked.FullName : Path.GetFullPath(path);
            beside = Path.Combine(Path.GetDirectoryName(target)!, $".{Path.GetFileName(target)}.{Guid.NewGuid():N}.tmp");
            await File.WriteAllBytesAsync(beside, content, cancellation).ConfigureAwait(false);
            if (File.Exists(target) && !OperatingSystem.IsWindows())
                File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
            File.Move(beside, target, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new NotebookException($"{path} cannot be written: {error.Message}", error);
        }
        finally
        {
            if (File.Exists(beside))
                File.Delete(beside);
        }
    }
}
