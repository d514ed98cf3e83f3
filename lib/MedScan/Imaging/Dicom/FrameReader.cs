using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>Unpacks the frames of a file, however they are stored.</summary>
internal sealed class FrameReader
{
    private readonly DicomFile file;
    private readonly PixelLayout layout;
    private readonly string name;
    private readonly Encapsulation? encapsulation;

    private FrameReader(DicomFile file, PixelLayout layout, string name)
    {
        this.file = file;
        this.layout = layout;
        this.name = name;
        PixelElement pixels = file.Pixels!;
        if (pixels.IsFloat)
            throw new ImageReadException(name, ImageFault.Unsupported, "DICOM pixels that are floating-point numbers are not read; convert the file to whole numbers");
        if (file.Syntax.Pixels == PixelCompression.NotRead)
            throw new ImageReadException(name, ImageFault.Unsupported, $"DICOM pixels as {file.Syntax.Name} are not read; rewrite the file with dcmconv or gdcmconv");
        bool isPacked = file.Syntax.Pixels != PixelCompression.None;
        if (isPacked && pixels.Length is not null)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header announces {file.Syntax.Name}, the pixels are not compressed");
        if (!isPacked && pixels.Length is null)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header announces {file.Syntax.Name}, the pixels are compressed");
        encapsulation = isPacked ? Encapsulation.Read(file, layout.Frames, name) : null;
        if (!isPacked) CheckLength(pixels);
    }

    /// <summary>Checks that the frames are there.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt or Unsupported.</exception>
    public static FrameReader Open(DicomFile file, PixelLayout layout, string name) => new(file, layout, name);

    /// <summary>Unpacks a frame, counted from 1.</summary>
    /// <exception cref="ImageReadException">The frame is damaged or of a kind that is not read.</exception>
    public RawFrame Read(int frame)
    {
        if (layout.FrameSamples * layout.SampleBytes > Array.MaxLength)
            throw new ImageReadException(name, ImageFault.TooLarge, $"{layout.Width} x {layout.Height} pixels do not fit into one buffer of {Array.MaxLength:N0} bytes");
        return file.Syntax.Pixels switch
        {
            PixelCompression.None => ReadPlain(frame),
            PixelCompression.Rle => new RawFrame(RleDecoder.Decode(encapsulation!.Frame(frame), layout, name), layout.Unpacked(layout.Allocated, layout.Stored, layout.Shift)),
            _ => CodestreamDecoder.Decode(encapsulation!.Frame(frame), layout, name),
        };
    }

    // Bits of a frame as it lies in the file; frames follow each other without a gap.
    private long PlainBits => layout.Photometric == Photometric.Ybr422
        ? (long)layout.Height * ((layout.Width + 1) / 2) * 4 * layout.Allocated
        : layout.FrameSamples * layout.Allocated;

    private void CheckLength(PixelElement pixels)
    {
        if (layout.Photometric == Photometric.Ybr422 && layout.Allocated != 8)
            throw new ImageReadException(name, ImageFault.Unsupported, $"DICOM pixels as YBR_FULL_422 of {layout.Allocated} bits are not read");
        long needed = ((PlainBits * layout.Frames) + 7) / 8;
        long available = Math.Min(pixels.Length!.Value, file.Source.Length - pixels.Offset);
        if (needed > available)
            throw new ImageReadException(name, ImageFault.Truncated, $"the DICOM header announces {needed:N0} bytes of pixels, the file has {available:N0}; copy or download it again");
    }

    private RawFrame ReadPlain(int frame)
    {
        long firstBit = PlainBits * (frame - 1);
        long first = firstBit / 8;
        // In big endian, 16-bit words are swapped even where they hold two samples of 8 bits or 16 of one.
        bool swapWords = file.Syntax.IsBigEndian && file.Pixels!.IsWords && layout.Allocated <= 8;
        if (swapWords) first &= ~1L;
        long length = ((firstBit + PlainBits + 7) / 8) - first;
        if (swapWords) length = Math.Min((length + 1) & ~1L, file.Pixels!.Length!.Value - first);
        byte[] bytes = GC.AllocateUninitializedArray<byte>((int)length);
        if (file.Source.Read(file.Pixels!.Offset + first, bytes) < bytes.Length)
            throw new ImageReadException(name, ImageFault.Truncated, "the DICOM file ends inside its pixels; copy or download it again");
        if (swapWords) SwapPairs(bytes);
        else if (file.Syntax.IsBigEndian && layout.Allocated > 8) Reverse(bytes, layout.SampleBytes);

        int skip = (int)(firstBit - (first * 8));
        return layout.Allocated == 1 ? new RawFrame(UnpackBits(bytes, skip), layout.Unpacked(8, 1, 0))
            : layout.Photometric == Photometric.Ybr422 ? new RawFrame(UnpackPairs(bytes.AsSpan(skip / 8)), layout.Unpacked(8, layout.Stored, layout.Shift))
            : new RawFrame(Interleave(bytes.AsSpan(skip / 8, (int)(layout.FrameSamples * layout.SampleBytes)), bytes, skip), layout.Unpacked(layout.Allocated, layout.Stored, layout.Shift));
    }

    private byte[] Interleave(ReadOnlySpan<byte> frame, byte[] whole, int skip)
    {
        if (!layout.IsPlanar) return skip == 0 && frame.Length == whole.Length ? whole : frame.ToArray();
        int size = layout.SampleBytes;
        int plane = layout.Width * layout.Height;
        byte[] pixels = new byte[frame.Length];
        for (int colour = 0; colour < layout.Samples; colour++)
        {
            for (int i = 0; i < plane; i++)
                frame.Slice(((colour * plane) + i) * size, size).CopyTo(pixels.AsSpan(((i * layout.Samples) + colour) * size));
        }

        return pixels;
    }

    // The first pixel is the lowest bit (PS3.5, 8.2).
    private byte[] UnpackBits(ReadOnlySpan<byte> bytes, int skip)
    {
        byte[] pixels = new byte[layout.FrameSamples];
        for (int i = 0; i < pixels.Length; i++) pixels[i] = (byte)((bytes[(skip + i) / 8] >> ((skip + i) % 8)) & 1);
        return pixels;
    }

    // Two lumas, then the colour differences of both (PS3.3, C.7.6.3.1.2).
    private byte[] UnpackPairs(ReadOnlySpan<byte> bytes)
    {
        int pairs = (layout.Width + 1) / 2;
        byte[] pixels = new byte[layout.FrameSamples];
        for (int y = 0; y < layout.Height; y++)
        {
            for (int x = 0; x < layout.Width; x++)
            {
                ReadOnlySpan<byte> pair = bytes.Slice(((y * pairs) + (x / 2)) * 4, 4);
                Span<byte> pixel = pixels.AsSpan(((y * layout.Width) + x) * 3, 3);
                pixel[0] = pair[x % 2];
                pixel[1] = pair[2];
                pixel[2] = pair[3];
            }
        }

        return pixels;
    }

    private static void SwapPairs(Span<byte> bytes)
    {
        for (int i = 0; i + 1 < bytes.Length; i += 2) (bytes[i], bytes[i + 1]) = (bytes[i + 1], bytes[i]);
    }

    private static void Reverse(Span<byte> bytes, int size)
    {
        for (int i = 0; i + size <= bytes.Length; i += size)
        {
            if (size == 2) BinaryPrimitives.WriteUInt16LittleEndian(bytes[i..], BinaryPrimitives.ReadUInt16BigEndian(bytes[i..]));
            else BinaryPrimitives.WriteUInt32LittleEndian(bytes[i..], BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }
    }
}
