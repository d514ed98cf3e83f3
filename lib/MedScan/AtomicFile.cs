namespace MedScan;

/// <summary>Writes files that are there completely or not at all, whenever the process is killed.</summary>
internal static class AtomicFile
{
    private const string Devices = "/dev";

    /// <summary>Writes beside the target, flushes to the disk, then renames over it.</summary>
    /// <exception cref="IOException">The target cannot be written, or is a device, which renaming would replace.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) == Devices)
            throw new IOException("it is a device, where a file was expected.");
        string part = path + ".part";
        try
        {
            using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(part, path, overwrite: true);
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
