using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace MedScan.Cards.Unpacking;

/// <summary>A tar archive, plain or compressed with gzip.</summary>
internal sealed class TarPackage(string path, bool isCompressed) : Package(path)
{
    public override async IAsyncEnumerable<PackedFile> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        FileStream file = new(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, useAsync: true);
        await using ConfiguredAsyncDisposable closing = file.ConfigureAwait(false);
        Stream stream = isCompressed ? new GZipStream(file, CompressionMode.Decompress) : file;
        await using ConfiguredAsyncDisposable closingToo = stream.ConfigureAwait(false);
        TarReader reader = new(stream, leaveOpen: true);
        await using ConfiguredAsyncDisposable closingReader = reader.ConfigureAwait(false);
        while (await NextAsync(reader, cancellation).ConfigureAwait(false) is { } entry)
        {
            switch (entry.EntryType)
            {
                case TarEntryType.RegularFile or TarEntryType.V7RegularFile or TarEntryType.ContiguousFile:
                    yield return new PackedFile(EntryName.Clean(Path, entry.Name), entry.Length, null, _ => Task.FromResult(entry.DataStream ?? Stream.Null));
                    break;
                case TarEntryType.Directory or TarEntryType.DirectoryList:
                    if (entry.Name.Trim('.', '/').Length > 0) // the folder itself, as './'
                        EntryName.Clean(Path, entry.Name);
                    break;
                case TarEntryType.GlobalExtendedAttributes: // git puts the commit there
                    break;
                default:
                    throw new ArchiveException(
                        Path, $"the entry {EntryName.Shown(entry.Name)} is a link or a device, and neither is unpacked. Unpack it yourself and give the folder.");
            }
        }
    }

    private async Task<TarEntry?> NextAsync(TarReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false);
        }
        // The reader answers some malformed headers with exceptions of its own insides.
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or FormatException
            or NotSupportedException or ArgumentException or OverflowException or InvalidOperationException)
        {
            throw new ArchiveException(Path, $"the archive is damaged: {exception.Message.TrimEnd('.')}. Fetch it again.", exception);
        }
    }
}
