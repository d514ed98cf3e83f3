using System.Buffers.Binary;

namespace MedScan.Imaging;

/// <summary>The orientation tag of an EXIF block (CIPA DC-008, tag 0x0112).</summary>
internal static class ExifOrientation
{
    private const int Upright = 1;
    private const int OrientationTag = 0x0112;
    private const int ShortType = 3;
    private const int EntrySize = 12;

    /// <summary>Orientation 1 to 8 of a TIFF-structured block. Broken metadata never spoils an image: it counts as upright.</summary>
    public static int Read(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 8) return Upright;
        bool little = tiff[0] == 'I' && tiff[1] == 'I';
        if (!little && !(tiff[0] == 'M' && tiff[1] == 'M')) return Upright;
        if (UInt16(tiff[2..], little) != 42) return Upright;

        long directory = UInt32(tiff[4..], little);
        if (directory + 2 > tiff.Length) return Upright;
        int entries = UInt16(tiff[(int)directory..], little);
        for (int i = 0; i < entries; i++)
        {
            long start = directory + 2 + ((long)i * EntrySize);
            if (start + EntrySize > tiff.Length) return Upright;
            ReadOnlySpan<byte> entry = tiff.Slice((int)start, EntrySize);
            if (UInt16(entry, little) != OrientationTag) continue;
            int value = UInt16(entry[8..], little);
            return UInt16(entry[2..], little) == ShortType && value is >= 1 and <= 8 ? value : Upright;
        }

        return Upright;
    }

    private static int UInt16(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static long UInt32(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
