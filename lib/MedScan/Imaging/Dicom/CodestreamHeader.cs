using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>What a compressed frame says of itself, read before a decoder sees it.</summary>
/// <param name="Kind">Which decoder it needs.</param>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="Components">Samples per pixel.</param>
/// <param name="Precision">Bits per sample, 1 to 16.</param>
/// <param name="NamesColours">Whether it says itself, as JPEG can, if its colours are RGB or luma and differences.</param>
internal sealed record CodestreamHeader(CodestreamKind Kind, int Width, int Height, int Components, int Precision, bool NamesColours = false)
{
    /// <summary>Reads a stream's first markers.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt or Unsupported.</exception>
    public static CodestreamHeader Parse(ReadOnlySpan<byte> stream, string name)
    {
        if (stream.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8])) return ParseJpeg(stream, name);
        // Some writers wrap the stream in the boxes of a JPEG 2000 file.
        int start = stream.StartsWith((ReadOnlySpan<byte>)[0x00, 0x00, 0x00, 0x0C, 0x6A, 0x50]) ? stream.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51]) : 0;
        if (start >= 0 && stream[start..].StartsWith((ReadOnlySpan<byte>)[0xFF, 0x4F, 0xFF, 0x51])) return ParseJpeg2000(stream[start..], name);
        throw new ImageReadException(name, ImageFault.Corrupt, "the compressed DICOM pixels are neither JPEG, JPEG-LS nor JPEG 2000");
    }

    private static CodestreamHeader ParseJpeg(ReadOnlySpan<byte> stream, string name)
    {
        bool names = false;
        for (int position = 2; ;)
        {
            while (position < stream.Length && stream[position] != 0xFF) position++;
            while (position < stream.Length && stream[position] == 0xFF) position++;
            if (position + 3 > stream.Length) throw Truncated(name);
            byte marker = stream[position++];
            if (marker is 0x00 or 0x01 or (>= 0xD0 and <= 0xD8)) continue;
            int length = BinaryPrimitives.ReadUInt16BigEndian(stream[position..]);
            if (marker is 0xD9 or 0xDA || length < 2)
                throw new ImageReadException(name, ImageFault.Corrupt, "the compressed DICOM pixels have no frame header");
            if (position + length > stream.Length) throw Truncated(name);
            ReadOnlySpan<byte> segment = stream.Slice(position + 2, length - 2);
            names |= marker == 0xE0 ? segment.StartsWith("JFIF\0"u8) : marker == 0xEE && segment.Length >= 12 && segment.StartsWith("Adobe"u8);
            if (marker is 0xF7 or ((>= 0xC0 and <= 0xCF) and not (0xC4 or 0xC8 or 0xCC))) return Describe(marker, segment, names, name);
            position += length;
        }
    }

    private static CodestreamHeader Describe(byte marker, ReadOnlySpan<byte> frame, bool names, string name)
    {
        if (frame.Length < 6) throw Truncated(name);
        int precision = frame[0];
        CodestreamKind? kind = (marker, precision) switch
        {
            (0xF7, >= 2 and <= 16) => CodestreamKind.JpegLs,
            (0xC3, >= 2 and <= 16) => CodestreamKind.JpegLossless,
            (0xC0 or 0xC1 or 0xC2, 8) => CodestreamKind.Jpeg8,
            (0xC1 or 0xC2, 12) => CodestreamKind.Jpeg12,
            _ => null,
        };
        if (kind is null)
            throw new ImageReadException(name, ImageFault.Unsupported, $"JPEG process {marker:X2} with {precision} bits is not read; rewrite the file with dcmconv or gdcmconv");
        // Nobody stores the red of two neighbours once: components of different sizes are luma and differences.
        names |= frame[5] == 3 && frame.Length >= 15 && (frame[7] != frame[10] || frame[7] != frame[13] || (frame[6], frame[9], frame[12]) == ('R', 'G', 'B'));
        return Check(new(kind.Value, BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..]), frame[5], precision, names), name);
    }

    // The SIZ segment, ITU-T T.800, A.5.1.
    private static CodestreamHeader ParseJpeg2000(ReadOnlySpan<byte> stream, string name)
    {
        if (stream.Length < 42) throw Truncated(name);
        long width = BinaryPrimitives.ReadUInt32BigEndian(stream[8..]) - (long)BinaryPrimitives.ReadUInt32BigEndian(stream[16..]);
        long height = BinaryPrimitives.ReadUInt32BigEndian(stream[12..]) - (long)BinaryPrimitives.ReadUInt32BigEndian(stream[20..]);
        int components = BinaryPrimitives.ReadUInt16BigEndian(stream[40..]);
        if (stream.Length < 42 + (3L * components)) throw Truncated(name);
        if (components is not (1 or 3) || width is < 1 or > ushort.MaxValue || height is < 1 or > ushort.MaxValue)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the JPEG 2000 stream says {width} x {height} pixels of {components} components");
        int precision = (stream[42] & 0x7F) + 1;
        for (int component = 0; component < components; component++)
        {
            ReadOnlySpan<byte> size = stream.Slice(42 + (3 * component), 3);
            if ((size[0] & 0x7F) + 1 != precision || precision > 16 || size[1] != 1 || size[2] != 1)
                throw new ImageReadException(name, ImageFault.Unsupported, "JPEG 2000 with more than 16 bits or components of different sizes is not read");
        }

        return Check(new(CodestreamKind.Jpeg2000, (int)width, (int)height, components, precision), name);
    }

    private static CodestreamHeader Check(CodestreamHeader header, string name) =>
        header.Components is 1 or 3 && header.Width > 0 && header.Height > 0
            ? header
            : throw new ImageReadException(name, ImageFault.Corrupt, $"the compressed DICOM pixels say {header.Width} x {header.Height} pixels of {header.Components} components");

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the compressed DICOM pixels end inside their header; copy or download the file again");
}
