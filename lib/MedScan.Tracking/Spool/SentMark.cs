using System.Buffers.Binary;
using System.Numerics;

namespace MedScan.Tracking.Spool;

/// <summary>Up to where the server has answered. Where the mark is lost or torn, everything is sent again, which does not show.</summary>
/// <remarks><c>LastTime</c>: Time of the last record sent, milliseconds since 1970; 0 when there is none.
/// <c>HasEnded</c>: Whether the last record sent was the run's end.</remarks>
internal readonly record struct SentMark(JournalPosition Position, long LastTime, bool HasEnded)
{
    private const int Length = 32;

    public static SentMark None { get; } = new(JournalPosition.Start, 0, false);

    public static SentMark Read(string path)
    {
        try
        {
            byte[] bytes = File.ReadAllBytes(path);
            if (bytes.Length < Length || Checksum(bytes) != BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(24))) return None;
            return new SentMark(
                new JournalPosition(BinaryPrimitives.ReadInt32LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(8))),
                BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(16)),
                bytes[4] == 1);
        }
        catch (FileNotFoundException)
        {
            return None;
        }
    }

    /// <exception cref="IOException">The disk does not take it.</exception>
    public void Write(string path)
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, Position.Segment);
        bytes[4] = HasEnded ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(8), Position.Offset);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(16), LastTime);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(24), Checksum(bytes));
        // Overwritten in place: 32 bytes take no new space, so that this works on a full disk once the file is there.
        using Microsoft.Win32.SafeHandles.SafeFileHandle file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        RandomAccess.Write(file, bytes, 0);
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in bytes[..24]) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }
}
