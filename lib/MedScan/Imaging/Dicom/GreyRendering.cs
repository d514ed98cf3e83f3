using System.Buffers.Binary;

namespace MedScan.Imaging.Dicom;

/// <summary>From the stored samples of a grey frame to 8-bit pixels.</summary>
internal static class GreyRendering
{
    private const int TableBits = 16;

    /// <summary>Renders a frame.</summary>
    /// <exception cref="ImageReadException">The window does not go with the file.</exception>
    public static PixelImage Render(RawFrame raw, DicomDataset elements, int frame, IntensityWindow window, string name)
    {
        PixelLayout layout = raw.Layout;
        var transform = ValueTransform.Of(elements, frame, layout.IsSigned);
        Voi voi = Choose(raw, elements, frame, window, transform, name);
        byte[] pixels = new byte[layout.FrameSamples];
        bool isInverted = layout.Photometric == Photometric.InvertedGrey;

        byte Level(long stored)
        {
            // Rounded to the nearest level; a transform to infinity is white, one to no number black.
            double level = voi.Apply(transform.Apply(stored));
            byte rounded = level >= 255 ? (byte)255 : level > 0 ? (byte)(level + 0.5) : (byte)0;
            return isInverted ? (byte)(255 - rounded) : rounded;
        }

        if (layout.Stored <= TableBits)
        {
            byte[] levels = new byte[1 << layout.Stored];
            for (int bits = 0; bits < levels.Length; bits++) levels[bits] = Level(Extend((uint)bits, layout));
            for (int i = 0; i < pixels.Length; i++) pixels[i] = levels[Bits(raw, i)];
        }
        else
        {
            for (int i = 0; i < pixels.Length; i++) pixels[i] = Level(Extend(Bits(raw, i), layout));
        }

        return new PixelImage(layout.Width, layout.Height, ColorMode.Grayscale, pixels);
    }

    private static Voi Choose(RawFrame raw, DicomDataset elements, int frame, IntensityWindow window, ValueTransform transform, string name)
    {
        if (window.Center is { } center && window.Width is { } width)
        {
            string? modality = elements[DicomTag.Modality]?.Text();
            if (window.IsForCt && modality is not (null or "CT"))
                throw new ImageReadException(name, ImageFault.Unsupported, $"the window '{window.Name}' is for CT, in Hounsfield units, and this file is {new string([.. modality.Where(char.IsAsciiLetterOrDigit).Take(16)])}; choose auto, file, full or center/width");
            return new Voi.Linear(center, width);
        }

        if (window == IntensityWindow.Full) return FullRange(raw, elements, transform);
        Voi? own = Voi.Of(elements, frame, raw.Layout.IsSigned);
        if (own is null && window == IntensityWindow.File)
            throw new ImageReadException(name, ImageFault.Unsupported, "the file has no window of its own; choose auto, full, lung, mediastinum, brain or center/width");
        return own ?? FullRange(raw, elements, transform);
    }

    private static Voi.Exact FullRange(RawFrame raw, DicomDataset elements, ValueTransform transform)
    {
        (long low, long high) = Padding(elements, raw.Layout.IsSigned);
        double least = double.PositiveInfinity;
        double most = double.NegativeInfinity;
        void Take(long stored)
        {
            if (stored >= low && stored <= high) return;
            double value = transform.Apply(stored);
            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        int count = (int)raw.Layout.FrameSamples;
        if (raw.Layout.Stored <= TableBits)
        {
            bool[] occurs = new bool[1 << raw.Layout.Stored];
            for (int i = 0; i < count; i++) occurs[Bits(raw, i)] = true;
            for (int bits = 0; bits < occurs.Length; bits++)
            {
                if (occurs[bits]) Take(Extend((uint)bits, raw.Layout));
            }
        }
        else
        {
            for (int i = 0; i < count; i++) Take(Extend(Bits(raw, i), raw.Layout));
        }

        // A frame of one value is black.
        return most > least ? new Voi.Exact((least + most) / 2, most - least) : new Voi.Exact(double.PositiveInfinity, 1);
    }

    // Values that fill the corners around a round field of view are no measurements (PS3.3, C.7.5.1.1.2). Empty when low is above high.
    private static (long Low, long High) Padding(DicomDataset elements, bool isSigned)
    {
        if (elements[DicomTag.PixelPaddingValue]?.Short(0, isSigned) is not { } value) return (1, 0);
        int limit = elements[DicomTag.PixelPaddingRangeLimit]?.Short(0, isSigned) ?? value;
        return (Math.Min(value, limit), Math.Max(value, limit));
    }

    // The bits in use of a sample.
    private static uint Bits(RawFrame raw, int index)
    {
        PixelLayout layout = raw.Layout;
        uint sample = layout.SampleBytes switch
        {
            1 => raw.Bytes[index],
            2 => BinaryPrimitives.ReadUInt16LittleEndian(raw.Bytes.AsSpan(2 * index)),
            _ => BinaryPrimitives.ReadUInt32LittleEndian(raw.Bytes.AsSpan(4 * index)),
        };
        return (sample >> layout.Shift) & (uint)((1UL << layout.Stored) - 1);
    }

    private static long Extend(uint bits, PixelLayout layout) =>
        layout.IsSigned && (bits >> (layout.Stored - 1)) != 0 ? bits - (1L << layout.Stored) : bits;
}
