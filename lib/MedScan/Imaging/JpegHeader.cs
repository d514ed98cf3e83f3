using System.Buffers.Binary;

namespace MedScan.Imaging;

/// <summary>Reads the markers of a JPEG file up to its first scan (ITU-T T.81, annex B).</summary>
internal static class JpegHeader
{
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte Application1 = 0xE1;

    /// <summary>Sides, channels and orientation of a JPEG file whose signature was checked.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt or Unsupported.</exception>
    public static ImageHeader Parse(ReadOnlySpan<byte> file, string name)
    {
        ReadOnlySpan<byte> frame = default;
        int orientation = 1;
        int position = 2;
        while (true)
        {
            byte marker = NextMarker(file, name, ref position);
            if (marker == EndOfImage) throw new ImageReadException(name, ImageFault.Corrupt, "the JPEG file ends without an image");
            if (marker is 0x00 or 0x01 or >= 0xD0 and <= 0xD8) continue;
            ReadOnlySpan<byte> segment = Segment(file, name, ref position);
            if (marker == StartOfScan) break;
            if (IsFrame(marker) && frame.IsEmpty)
            {
                frame = segment;
                if (marker is not (0xC0 or 0xC1 or 0xC2 or 0xC9 or 0xCA))
                    throw new ImageReadException(name, ImageFault.Unsupported, $"lossless or hierarchical JPEG (process {marker:X2}) is not read; convert it to baseline JPEG or PNG");
            }
            else if (marker == Application1 && segment.StartsWith("Exif\0\0"u8))
            {
                orientation = ExifOrientation.Read(segment[6..]);
            }
        }

        return Describe(frame, orientation, name);
    }

    private static bool IsFrame(byte marker) => marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC);

    private static byte NextMarker(ReadOnlySpan<byte> file, string name, scoped ref int position)
    {
        // Bytes between segments are skipped, and any number of 0xFF may fill up to a marker; the decoder has the last word.
        while (position < file.Length && file[position] != 0xFF) position++;
        while (position < file.Length && file[position] == 0xFF) position++;
        if (position >= file.Length) throw Truncated(name);
        return file[position++];
    }

    private static ReadOnlySpan<byte> Segment(ReadOnlySpan<byte> file, string name, scoped ref int position)
    {
        if (position + 2 > file.Length) throw Truncated(name);
        int length = BinaryPrimitives.ReadUInt16BigEndian(file[position..]);
        if (length < 2) throw new ImageReadException(name, ImageFault.Corrupt, "a JPEG segment has an impossible length");
        if (position + length > file.Length) throw Truncated(name);
        ReadOnlySpan<byte> segment = file.Slice(position + 2, length - 2);
        position += length;
        return segment;
    }

    private static ImageHeader Describe(ReadOnlySpan<byte> frame, int orientation, string name)
    {
        if (frame.Length < 6) throw new ImageReadException(name, ImageFault.Corrupt, "the JPEG file has no usable frame header");
        int bits = frame[0];
        int height = BinaryPrimitives.ReadUInt16BigEndian(frame[1..]);
        int width = BinaryPrimitives.ReadUInt16BigEndian(frame[3..]);
        int components = frame[5];
        if (bits != 8)
            throw new ImageReadException(name, ImageFault.Unsupported, $"JPEG with {bits} bits per sample is not read, only 8; convert it to a 16-bit PNG");
        if (width == 0 || height == 0)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the header says {width} x {height} pixels");
        if (components is not (1 or 3 or 4))
            throw new ImageReadException(name, ImageFault.Unsupported, $"JPEG with {components} components is not read, only 1, 3 or 4");
        return ImageHeader.FromStored(ImageFormat.Jpeg, width, height, components, bits, orientation);
    }

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the JPEG file ends inside its header; copy or download it again");
}
