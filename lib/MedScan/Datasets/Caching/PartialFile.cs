using Microsoft.Win32.SafeHandles;

namespace MedScan.Datasets.Caching;

/// <summary>A cache under construction: written under a name that nobody reads, renamed when whole, gone when given up.</summary>
/// <remarks>The writer holds an exclusive lock, which the operating system drops when the process dies;
/// that tells a killed writer's leftover from a file that another process is still writing.</remarks>
internal sealed class PartialFile : IDisposable
{
    private const string Extension = ".part";

    // Between creating a file and locking it a writer is unprotected; nothing younger is taken for a leftover.
    private static readonly TimeSpan YoungestLeftover = TimeSpan.FromMinutes(1);

    private readonly string path;
    private bool finished;

    internal PartialFile(string target)
    {
        path = $"{target}.{Environment.ProcessId}-{Guid.NewGuid():N}{Extension}";
        Handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    internal SafeFileHandle Handle { get; }

    /// <summary>Brings the bytes to the disk and gives the file its name, replacing what had it.</summary>
    internal void Finish(string target)
    {
        RandomAccess.FlushToDisk(Handle);
        Handle.Dispose();
        File.Move(path, target, overwrite: true);
        finished = true;
    }

    public void Dispose()
    {
        Handle.Dispose();
        if (!finished)
            TryDelete(path);
    }

    /// <summary>Deletes what killed writers left in a folder.</summary>
    internal static void RemoveLeftovers(string directory)
    {
        foreach (string leftover in Directory.EnumerateFiles(directory, "*.cache.*" + Extension))
        {
            try
            {
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(leftover) < YoungestLeftover)
                    continue;
                // Fails while a writer lives.
                File.OpenHandle(leftover, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
                File.Delete(leftover);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                // In use, or another user's: not ours to remove, and it does no harm.
            }
        }
    }

    private static void TryDelete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to report; the leftover is never read and removed later.
        }
    }
}
