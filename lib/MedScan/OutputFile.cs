using System.Text;

namespace MedScan;

/// <summary>Files that a person asked for by name: whole or not at all, and never over another file unless that was asked for, too.</summary>
internal static class OutputFile
{
    /// <summary>Says no before the work, if the file could not be written after it.</summary>
    /// <exception cref="MedScanException">The file is there already and may not be replaced, or there is no such folder.</exception>
    internal static void Check(string path, bool replace)
    {
        if (Directory.Exists(path))
            throw new MedScanException($"{path} is a folder; the name of a file was expected.");
        if (!replace && File.Exists(path))
            throw new MedScanException($"{path} is there already. Give another name, or allow it to be replaced (--force).");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new MedScanException($"{path}: there is no folder {folder}.");
    }

    /// <exception cref="MedScanException">As <see cref="Check"/>, or the file cannot be written.</exception>
    internal static Task WriteAsync(string path, string text, bool replace, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Task.Run(
            () =>
            {
                Check(path, replace);
                try
                {
                    AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    throw new MedScanException($"{path} cannot be written: {exception.Message}", exception);
                }
            },
            cancellationToken);
    }
}
