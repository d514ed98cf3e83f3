using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MedScan.Datasets.Caching;

/// <summary>The first page of a cache file. The file is: this page, the pixels, the index (<see cref="CacheIndex"/>).</summary>
internal sealed record CacheHeader(byte[] Key, int Size, int Channels, int Count, int IndexLength, byte[] IndexHash)
{
    /// <summary>Bytes before the pixels: one memory page, so that the pixels start on one.</summary>
    internal const int Length = 4096;

    private const int HashedLength = 112;
    private static ReadOnlySpan<byte> Magic => "MEDSCANC"u8;

    internal long ImageLength => (long)Size * Size * Channels;

    internal long PayloadLength => ImageLength * Count;

    internal long FileLength => Length + PayloadLength + IndexLength;

    internal byte[] Encode()
    {
        byte[] page = new byte[Length];
        Magic.CopyTo(page);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(8), CacheKey.Version);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(12), Size);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(16), Channels);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(20), Count);
        BinaryPrimitives.WriteInt64LittleEndian(page.AsSpan(24), PayloadLength);
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(32), IndexLength);
        Key.CopyTo(page, 40);
        IndexHash.CopyTo(page, 72);
        SHA256.HashData(page.AsSpan(0, HashedLength), page.AsSpan(HashedLength));
        return page;
    }

    /// <returns>The header, or null when the page is not one that this version wrote.</returns>
    internal static CacheHeader? Decode(ReadOnlySpan<byte> page)
    {
        if (page.Length != Length || !page.StartsWith(Magic)
            || BinaryPrimitives.ReadInt32LittleEndian(page[8..]) != CacheKey.Version
            || !SHA256.HashData(page[..HashedLength]).AsSpan().SequenceEqual(page.Slice(HashedLength, SHA256.HashSizeInBytes)))
        {
            return null;
        }

        CacheHeader header = new(
            page.Slice(40, SHA256.HashSizeInBytes).ToArray(),
            BinaryPrimitives.ReadInt32LittleEndian(page[12..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[16..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[20..]),
            BinaryPrimitives.ReadInt32LittleEndian(page[32..]),
            page.Slice(72, SHA256.HashSizeInBytes).ToArray());
        return header.PayloadLength == BinaryPrimitives.ReadInt64LittleEndian(page[24..]) ? header : null;
    }
}
