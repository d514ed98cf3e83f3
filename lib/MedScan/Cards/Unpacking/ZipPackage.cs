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
        ZipArchive archive;
        try
        {
            archive = await ZipFile.OpenReadAsync(Path, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception);
        }

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

    private async Task<Stream> OpenAsync(ZipArchiveEntry entry, CancellationToken cancellation)
    {
        try
        {
            return await entry.OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException exception)
        {
            throw Damaged(exception);
        }
    }

    private ArchiveException Damaged(Exception cause) => new(Path, $"the archive is damaged: {cause.Message.TrimEnd('.')}. Fetch it again.", cause);
}
