namespace MedScan.Cards.Unpacking;

/// <summary>Something that holds files: an archive or a folder.</summary>
internal abstract class Package(string path)
{
    private const int LongestMagic = 262; // tar's own word stands at 257

    /// <summary>The archive's file, or the folder.</summary>
    public string Path { get; } = path;

    /// <summary>Size of the archive; null for a folder, whose files are as large as they are.</summary>
    public virtual long? PackedBytes => new FileInfo(Path).Length;

    /// <summary>All files, in the package's order. Each can be opened until the next one is asked for.</summary>
    /// <exception cref="ArchiveException">An entry is dangerous, or the archive is damaged.</exception>
    public abstract IAsyncEnumerable<PackedFile> ReadAsync(CancellationToken cancellation);

    /// <summary>Whatever lies at the path.</summary>
    /// <exception cref="ArchiveException">Nothing is there, or nothing that can be unpacked.</exception>
    public static async Task<Package> OpenAsync(string path, CancellationToken cancellation)
    {
        if (Directory.Exists(path))
            return new FolderPackage(path);
        if (!File.Exists(path))
            throw new ArchiveException(path, "nothing is there. Give a folder, a .zip, .tar or .tar.gz file, or an address.");

        byte[] start = new byte[LongestMagic];
        int length;
        FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, useAsync: true);
        await using (file.ConfigureAwait(false))
            length = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellation).ConfigureAwait(false);
        return start.AsSpan(0, length) switch
        {
            [(byte)'P', (byte)'K', 3 or 5, ..] => new ZipPackage(path),
            [0x1F, 0x8B, ..] => new TarPackage(path, isCompressed: true),
            var bytes when bytes.Length == LongestMagic && bytes[257..].SequenceEqual("ustar"u8) => new TarPackage(path, isCompressed: false),
            [0x37, 0x7A, 0xBC, 0xAF, ..] or [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => throw new ArchiveException(
                path, "7z and rar archives are not unpacked. Unpack it with another program and give the folder."),
            _ => throw new ArchiveException(
                path, $"it is no .zip, .tar or .tar.gz file{(length == 0 ? " but empty" : "")}. If a browser saved it, it may be a login page; fetch it again."),
        };
    }
}
