using System.Buffers.Binary;
using System.IO.Compression;

namespace TorchSharp;

/// <summary>Writes the simplest PNG there is: 8 bits, one or three channels, rows as they are.</summary>
internal static class PngEncoder
{
    public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
    {
        using MemoryStream file = new();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = [0, 0, 0, 0, 0, 0, 0, 0, 8, (byte)(channels == 3 ? 2 : 0), 0, 0, 0];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        WriteChunk(file, "IHDR"u8, header);
        using (MemoryStream packed = new())
        {
            using (ZLibStream zlib = new(packed, CompressionLevel.Optimal, leaveOpen: true))
            {
                for (int y = 0; y < height; y++)
                {
                    zlib.WriteByte(0); // no filter
                    zlib.Write(pixels.Slice(y * width * channels, width * channels));
                }
            }

            WriteChunk(file, "IDAT"u8, packed.GetBuffer().AsSpan(0, (int)packed.Length));
        }

        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(type);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, ~Sum(data, Sum(type, uint.MaxValue)));
        file.Write(number);
    }

    // The cyclic redundancy check of the PNG specification, bit by bit: pictures here are small.
    private static uint Sum(ReadOnlySpan<byte> bytes, uint sum)
    {
        foreach (byte value in bytes)
        {
            sum ^= value;
            for (int bit = 0; bit < 8; bit++)
                sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1)));
        }

        return sum;
    }
}
