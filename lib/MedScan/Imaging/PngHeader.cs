using System.Buffers.Binary;

namespace MedScan.Imaging;

/// <summary>Walks the chunks of a PNG file without unpacking anything (ISO/IEC 15948).</summary>
internal static class PngHeader
{
    private const int SignatureLength = 8;
    private const int HeaderLength = 13;
    private const int ChunkFrame = 12; // length, type and checksum around a chunk's data

    // Deflate stores at best 258 bytes in 2 bits (RFC 1951), so no honest file unpacks to more than this many times its size.
    private const long BestRatio = 1032;

    /// <summary>Sides, channels and orientation of a PNG file whose signature was checked.</summary>
    /// <exception cref="ImageReadException">Truncated or Corrupt.</exception>
    public static ImageHeader Parse(ReadOnlySpan<byte> file, string name)
    {
        if (file.Length < SignatureLength + ChunkFrame + HeaderLength) throw Truncated(name);
        ReadOnlySpan<byte> first = file[SignatureLength..];
        if (BinaryPrimitives.ReadUInt32BigEndian(first) != HeaderLength || !first.Slice(4, 4).SequenceEqual("IHDR"u8))
            throw new ImageReadException(name, ImageFault.Corrupt, "the PNG file does not start with its header");
        ReadOnlySpan<byte> header = first.Slice(8, HeaderLength);
        if (Crc32.Compute(first.Slice(4, 4), header) != BinaryPrimitives.ReadUInt32BigEndian(first[(8 + HeaderLength)..]))
            throw new ImageReadException(name, ImageFault.Corrupt, "the PNG header fails its checksum");

        uint width = BinaryPrimitives.ReadUInt32BigEndian(header);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(header[4..]);
        int bitDepth = header[8];
        if (width is 0 or > int.MaxValue || height is 0 or > int.MaxValue)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the header says {width} x {height} pixels");
        (int stored, int channels) = header[9] switch
        {
            0 => (1, 1),
            2 => (3, 3),
            3 => (1, 3),
            4 => (2, 2),
            6 => (4, 4),
            _ => throw new ImageReadException(name, ImageFault.Corrupt, $"the PNG header names colour type {header[9]}, which does not exist"),
        };

        Chunks chunks = Walk(file, name);
        double unpacked = (double)height * (1 + Math.Ceiling((double)width * stored * bitDepth / 8));
        if (unpacked > (double)chunks.DataLength * BestRatio)
            throw new ImageReadException(name, ImageFault.Corrupt, $"{chunks.DataLength} bytes of compressed data cannot hold {width} x {height} pixels");
        if (chunks.HasTransparency && channels is (1 or 3)) channels++;
        return ImageHeader.FromStored(ImageFormat.Png, (int)width, (int)height, channels, bitDepth, chunks.Orientation);
    }

    private static Chunks Walk(ReadOnlySpan<byte> file, string name)
    {
        var found = new Chunks(0, false, 1);
        long position = SignatureLength;
        while (true)
        {
            if (position + ChunkFrame > file.Length) throw Truncated(name);
            ReadOnlySpan<byte> rest = file[(int)position..];
            uint length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > int.MaxValue) throw new ImageReadException(name, ImageFault.Corrupt, "a PNG chunk has an impossible length");
            if (position + ChunkFrame + length > file.Length) throw Truncated(name);
            ReadOnlySpan<byte> type = rest.Slice(4, 4);
            if (type.SequenceEqual("IEND"u8)) return found;
            if (type.SequenceEqual("IDAT"u8)) found = found with { DataLength = found.DataLength + length };
            else if (type.SequenceEqual("tRNS"u8)) found = found with { HasTransparency = true };
            else if (type.SequenceEqual("eXIf"u8)) found = found with { Orientation = ExifOrientation.Read(rest.Slice(8, (int)length)) };
            position += ChunkFrame + length;
        }
    }

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the PNG file ends before its last chunk; copy or download it again");

    private readonly record struct Chunks(long DataLength, bool HasTransparency, int Orientation);
}
