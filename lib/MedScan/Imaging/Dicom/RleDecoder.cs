using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>DICOM's run lengths (PS3.5, annex G): a segment for each byte of a sample, the most significant first, for each colour.</summary>
internal static class RleDecoder
{
    private const int MaxSegments = 15;
    private const int HeaderLength = 4 * (MaxSegments + 1);

    /// <summary>Unpacks a frame to interleaved little-endian samples.</summary>
    /// <exception cref="ImageReadException">Truncated or Corrupt.</exception>
    public static byte[] Decode(ReadOnlySpan<byte> packed, PixelLayout layout, string name)
    {
        int segments = layout.Samples * layout.SampleBytes;
        if (packed.Length < HeaderLength) throw Truncated(name);
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(packed);
        if (count != segments)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the run lengths have {count} segments, {segments} were expected");
        // Two bytes give at best 128.
        int pixels = layout.Width * layout.Height;
        if (layout.FrameSamples * layout.SampleBytes > packed.Length * 64L) throw Truncated(name);

        byte[] samples = new byte[layout.FrameSamples * layout.SampleBytes];
        for (int segment = 0; segment < segments; segment++)
        {
            long start = BinaryPrimitives.ReadUInt32LittleEndian(packed[(4 * (segment + 1))..]);
            if (start < HeaderLength || start > packed.Length) throw Truncated(name);
            int colour = segment / layout.SampleBytes;
            int place = (colour * layout.SampleBytes) + (layout.SampleBytes - 1 - (segment % layout.SampleBytes));
            Unpack(packed[(int)start..], samples.AsSpan(place), pixels, segments, name);
        }

        return samples;
    }

    private static void Unpack(ReadOnlySpan<byte> packed, Span<byte> target, int count, int stride, string name)
    {
        int read = 0;
        int written = 0;
        while (written < count)
        {
            if (read + 1 >= packed.Length) throw Truncated(name);
            int control = (sbyte)packed[read++];
            if (control >= 0)
            {
                int length = Math.Min(control + 1, count - written);
                if (read + length > packed.Length) throw Truncated(name);
                for (int i = 0; i < length; i++) target[(written + i) * stride] = packed[read + i];
                read += control + 1;
                written += length;
            }
            else if (control != -128)
            {
                int length = Math.Min(1 - control, count - written);
                byte value = packed[read++];
                for (int i = 0; i < length; i++) target[(written + i) * stride] = value;
                written += length;
            }
        }
    }

    private static ImageReadException Truncated(string name) =>
        new(name, ImageFault.Truncated, "the run lengths of the DICOM pixels end before the image does; copy or download it again");
}
