namespace MedScan.Cards;

/// <summary>Asks for room before it is needed, so that a long transfer does not end in a full disk.</summary>
internal static class FreeSpace
{
    /// <param name="path">A file or folder on the disk in question; it need not exist.</param>
    /// <param name="bytes">What is about to be written; at most 0 is always granted.</param>
    /// <exception cref="MedScanException">There is less.</exception>
    public static void Require(string path, long bytes)
    {
        if (bytes <= 0 || Available(path) is not { } free || free >= bytes)
            return;
        throw new MedScanException(
            $"Not enough room at {path}: {ByteText.Describe(bytes)} are needed and {ByteText.Describe(free)} are free. Make room, or choose another place with --to.");
    }

    private static long? Available(string path)
    {
        string? folder = Path.GetFullPath(path);
        while (folder is not null && !Directory.Exists(folder))
            folder = Path.GetDirectoryName(folder);
        try
        {
            return folder is null ? null : new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null; // a file system that does not say; writing will tell
        }
    }
}
