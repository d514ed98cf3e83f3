namespace MedScan.Imaging.Dicom;

/// <summary>Decodes frames of the JPEG family: 8-bit JPEG with the decoder of JPEG files, the rest with GDCM in a process of its own.</summary>
internal static class CodestreamDecoder
{
    private const int AdobeLength = 16;

    /// <summary>Decodes a frame.</summary>
    /// <exception cref="ImageReadException">Truncated, Corrupt, Unsupported or TooLarge.</exception>
    public static RawFrame Decode(byte[] stream, PixelLayout layout, string name)
    {
        CodestreamHeader header = CodestreamHeader.Parse(stream, name);
        if (header.Width != layout.Width || header.Height != layout.Height || header.Components != layout.Samples)
        {
            throw new ImageReadException(
                name, ImageFault.Corrupt, $"the DICOM header says {layout.Width} x {layout.Height} pixels of {layout.Samples} samples, its compressed pixels "
                + $"{header.Width} x {header.Height} of {header.Components}");
        }

        if (header.Precision > layout.Allocated)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the compressed DICOM pixels have {header.Precision} bits, the DICOM header has room for {layout.Allocated}");
        return header.Kind == CodestreamKind.Jpeg8 ? DecodeJpeg(stream, header, layout, name) : DecodeWithGdcm(stream, header, layout, name);
    }

    private static RawFrame DecodeJpeg(byte[] stream, CodestreamHeader header, PixelLayout layout, string name)
    {
        bool isColour = header.Components == 3;
        // A stream that does not say what its colours are means what the DICOM header says.
        byte[] marked = isColour && !header.NamesColours ? MarkColours(stream, isRgb: layout.Photometric == Photometric.Rgb) : stream;
        var image = ImageHeader.FromStored(ImageFormat.Jpeg, header.Width, header.Height, header.Components, bitDepth: 8, orientation: 1);
        using PixelBuffer buffer = PixelReader.Read(marked, name, image, isColour ? ColorMode.Rgb : ColorMode.Grayscale, long.MaxValue, reduction: 1);
        PixelLayout unpacked = layout.Unpacked(allocated: 8, Math.Min(layout.Stored, 8), shift: 0);
        return new RawFrame(buffer.Samples.ToArray(), isColour ? unpacked with { Photometric = Photometric.Rgb } : unpacked);
    }

    private static RawFrame DecodeWithGdcm(byte[] stream, CodestreamHeader header, PixelLayout layout, string name)
    {
        byte[] samples = CodecPool.Decode(header, layout.IsSigned, stream, name);
        int allocated = header.Precision <= 8 ? 8 : 16;
        // Streams are known that hold fewer bits than the file says, some of them signed only by what the file says.
        return new RawFrame(samples, layout.Unpacked(allocated, Math.Min(layout.Stored, header.Precision), shift: 0));
    }

    // Adobe's marker segment, which decoders believe: transform 0 is RGB, 1 luma and differences.
    private static byte[] MarkColours(byte[] stream, bool isRgb)
    {
        byte[] marked = new byte[stream.Length + AdobeLength];
        stream.AsSpan(0, 2).CopyTo(marked);
        ReadOnlySpan<byte> segment = [0xFF, 0xEE, 0x00, AdobeLength - 2, .. "Adobe"u8, 0x00, 0x64, 0x00, 0x00, 0x00, 0x00, isRgb ? (byte)0 : (byte)1];
        segment.CopyTo(marked.AsSpan(2));
        stream.AsSpan(2).CopyTo(marked.AsSpan(2 + AdobeLength));
        return marked;
    }
}
