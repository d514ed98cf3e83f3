using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace MedScan.Cards.Unpacking;

/// <summary>A ZIP archive.</summary>
internal sealed class ZipPackage(string path) : Package(path)
{
    private const int FileKinds = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    public override async IAsyncEnumerable<PackedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        ZipArchive archive = await OpenAsync(cancellation).ConfigureAwait(false);
        await using (archive.ConfigureAwait(false))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                cancellation.ThrowIfCancellationRequested();
                string name = EntryName.Clean(Path, entry.FullName);
                // Unix programs put the kind of the file into the upper half; others leave it 0.
                int kind = (entry.ExternalAttributes >> 16) & FileKinds;
                if (kind is not (0 or RegularFile or Folder))
                    throw new ArchiveException(Path, $"the entry {EntryName.Shown(entry.FullName)} is a link or a device, and neither is unpacked. Unpack it yourself and give the folder.");
                if (entry.IsEncrypted)
                    throw new ArchiveException(Path, $"the entry {EntryName.Shown(entry.FullName)} is encrypted. Unpack it yourself and give the folder.");
                if (kind == Folder || entry.FullName.EndsWith('/') || entry.FullName.EndsWith('\\'))
                    continue;
                yield return new PackedFile(name, entry.Length, entry.Crc32, token => OpenAsync(entry, token));
            }
        }
    }

    private async Task<ZipArchive> OpenAsync(CancellationToken cancellation)
    {
        try
        {
            ZipArchive archive = await ZipFile.OpenReadAsync(Path, cancellation).ConfigureAwait(false);
            _ = archive.Entries.Count; // read when they are first asked for
            return archive;
        }
        // The reader answers some malformed directories with exceptions of its own insides.
        catch (Exception exception) when (IsOfMalformed(exception))
        {
            throw Damaged(exception);
        }
    }

    private async Task<Stream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        try
        {
            return await entry.OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (IsOfMalformed(exception))
        {
            throw Damaged(exception);
        }
    }

    private static bool IsOfMalformed(Exception exception) => exception is InvalidDataException or EndOfStreamException or NotSupportedException
        or ArgumentException or OverflowException or InvalidOperationException;

    private ArchiveException Damaged(Exception cause) => new(Path, $"the archive is damaged: {cause.Message.TrimEnd('.')}. Fetch it again.", cause);
}
