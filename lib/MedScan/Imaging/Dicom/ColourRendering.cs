namespace MedScan.Imaging.Dicom;

/// <summary>From the stored samples of a colour frame to 8-bit RGB.</summary>
internal static class ColourRendering
{
    /// <summary>Renders RGB or luma and differences; of more than 8 bits the highest 8 are shown.</summary>
    public static PixelImage Render(RawFrame raw)
    {
        PixelLayout layout = raw.Layout;
        byte[] pixels = new byte[layout.FrameSamples];
        var bits = new StoredBits(raw);
        if (layout is { SampleBytes: 1, Stored: 8 }) raw.Bytes.CopyTo(pixels, 0);
        else for (int i = 0; i < pixels.Length; i++) pixels[i] = Level(bits[i], layout.Stored);
        if (layout.Photometric is Photometric.Ybr or Photometric.Ybr422) ToRgb(pixels);
        return new PixelImage(layout.Width, layout.Height, ColorMode.Rgb, pixels);
    }

    /// <summary>Renders rows of the file's palette.</summary>
    /// <exception cref="ImageReadException">Corrupt or Unsupported.</exception>
    public static PixelImage RenderPalette(RawFrame raw, DicomDataset elements, string name)
    {
        if (elements[DicomTag.SegmentedRedPaletteData] is not null && elements[DicomTag.RedPaletteData] is null)
            throw new ImageReadException(name, ImageFault.Unsupported, "DICOM palettes in segments are not read; rewrite the file as RGB");
        PixelLayout layout = raw.Layout;
        LookupTable[] tables =
        [
            Table(DicomTag.RedPaletteDescriptor, DicomTag.RedPaletteData),
            Table(DicomTag.GreenPaletteDescriptor, DicomTag.GreenPaletteData),
            Table(DicomTag.BluePaletteDescriptor, DicomTag.BluePaletteData),
        ];
        var bits = new StoredBits(raw);
        byte[] pixels = new byte[3 * layout.FrameSamples];
        for (int i = 0; i < layout.FrameSamples; i++)
        {
            int row = (int)bits[i];
            for (int colour = 0; colour < 3; colour++)
            {
                LookupTable table = tables[colour];
                pixels[(3 * i) + colour] = (byte)(table.Values[Math.Clamp(row - table.First, 0, table.Values.Length - 1)] >> (table.Bits - 8));
            }
        }

        return new PixelImage(layout.Width, layout.Height, ColorMode.Rgb, pixels);

        LookupTable Table(uint descriptor, uint data) =>
            LookupTable.Of(elements[descriptor], elements[data], isSigned: false)
            ?? throw new ImageReadException(name, ImageFault.Corrupt, "the palette of the DICOM file is missing or does not fit its description");
    }

    private static byte Level(uint sample, int stored) =>
        stored >= 8 ? (byte)(sample >> (stored - 8)) : (byte)(sample * 255 / ((1u << stored) - 1));

    // The equations of PS3.3, C.7.6.3.1.2 turned round, in 16-bit fixed point as in libjpeg.
    private static void ToRgb(Span<byte> pixels)
    {
        for (int i = 0; i + 2 < pixels.Length; i += 3)
        {
            int y = pixels[i];
            int blue = pixels[i + 1] - 128;
            int red = pixels[i + 2] - 128;
            pixels[i] = Clamp(y + (((91881 * red) + 0x8000) >> 16));
            pixels[i + 1] = Clamp(y + (((-22554 * blue) - (46802 * red) + 0x8000) >> 16));
            pixels[i + 2] = Clamp(y + (((116130 * blue) + 0x8000) >> 16));
        }
    }

    private static byte Clamp(int value) => (byte)Math.Clamp(value, 0, 255);
}
