using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace MedScan.Tracking.Spool;

/// <summary>The frame around a record: payload length, CRC-32C of length and payload, payload; little-endian.</summary>
internal static class JournalFormat
{
    public const int HeaderLength = 8;
    public const int FrameLength = 8;

    /// <summary>No record is longer; a greater length is damage, not data.</summary>
    public const int MostPayload = 1 << 24;

    /// <summary>First bytes of each segment: what it is, and the version of the format.</summary>
    public static ReadOnlySpan<byte> Header => "MSRUNJ01"u8;

    /// <summary>Fills in the frame in front of a payload.</summary>
    public static void Frame(Span<byte> record)
    {
        BinaryPrimitives.WriteInt32LittleEndian(record, record.Length - FrameLength);
        BinaryPrimitives.WriteUInt32LittleEndian(record[4..], Checksum(record[..4], record[FrameLength..]));
    }

    /// <returns>The whole record's length, or 0 where the bytes do not begin with a whole, undamaged record.</returns>
    public static int Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < FrameLength) return 0;
        int length = BinaryPrimitives.ReadInt32LittleEndian(bytes);
        if (length is <= 0 or > MostPayload || bytes.Length - FrameLength < length) return 0;
        uint expected = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
        return Checksum(bytes[..4], bytes.Slice(FrameLength, length)) == expected ? FrameLength + length : 0;
    }

    private static uint Checksum(ReadOnlySpan<byte> length, ReadOnlySpan<byte> payload)
    {
        uint crc = BitOperations.Crc32C(uint.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(length));
        ReadOnlySpan<ulong> words = MemoryMarshal.Cast<byte, ulong>(payload);
        foreach (ulong word in words) crc = BitOperations.Crc32C(crc, word);
        foreach (byte rest in payload[(words.Length * sizeof(ulong))..]) crc = BitOperations.Crc32C(crc, rest);
        return ~crc;
    }
}
