namespace MedScan.Imaging.Dicom;

/// <summary>From the stored samples of a grey frame to 8-bit pixels.</summary>
internal static class GreyRendering
{
    /// <summary>Renders a frame.</summary>
    /// <exception cref="ImageReadException">The window does not go with the file.</exception>
    public static PixelImage Render(RawFrame raw, DicomDataset elements, int frame, IntensityWindow window, string name)
    {
        PixelLayout layout = raw.Layout;
        var bits = new StoredBits(raw);
        var transform = ValueTransform.Of(elements, frame, layout.IsSigned);
        Voi voi = Choose(raw, bits, elements, frame, window, transform, name);
        byte[] pixels = new byte[layout.FrameSamples];
        bool isInverted = layout.Photometric == Photometric.InvertedGrey;

        byte Level(uint stored)
        {
            // Rounded to the nearest level; a transform to infinity is white, one to no number black.
            double level = voi.Apply(transform.Apply(bits.Number(stored)));
            byte rounded = level >= 255 ? (byte)255 : level > 0 ? (byte)(level + 0.5) : (byte)0;
            return isInverted ? (byte)(255 - rounded) : rounded;
        }

        // A table costs as much as a small frame; a scan has more pixels than that.
        if (bits.FitTable && bits.TableLength <= bits.Count)
        {
            byte[] levels = new byte[bits.TableLength];
            for (int value = 0; value < levels.Length; value++) levels[value] = Level((uint)value);
            bits.Look(levels, pixels);
        }
        else
        {
            for (int i = 0; i < pixels.Length; i++) pixels[i] = Level(bits[i]);
        }

        return new PixelImage(layout.Width, layout.Height, ColorMode.Grayscale, pixels);
    }

    private static Voi Choose(RawFrame raw, StoredBits bits, DicomDataset elements, int frame, IntensityWindow window, ValueTransform transform, string name)
    {
        if (window.Center is { } center && window.Width is { } width)
        {
            string? modality = elements[DicomTag.Modality]?.Text();
            if (window.IsForCt && modality is not (null or "CT"))
                throw new ImageReadException(name, ImageFault.Unsupported, $"the window '{window.Name}' is for CT, in Hounsfield units, and this file is {new string([.. modality.Where(char.IsAsciiLetterOrDigit).Take(16)])}; choose auto, file, full or center/width");
            return new Voi.Linear(center, width);
        }

        if (window == IntensityWindow.Full) return FullRange(raw, bits, elements, transform);
        Voi? own = Voi.Of(elements, frame, raw.Layout.IsSigned);
        if (own is null && window == IntensityWindow.File)
            throw new ImageReadException(name, ImageFault.Unsupported, "the file has no window of its own; choose auto, full, lung, mediastinum, brain or center/width");
        return own ?? FullRange(raw, bits, elements, transform);
    }

    private static Voi.Exact FullRange(RawFrame raw, StoredBits bits, DicomDataset elements, ValueTransform transform)
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

        if (bits.FitTable && bits.TableLength <= bits.Count)
        {
            bool[] occurs = bits.Occurring();
            for (int value = 0; value < occurs.Length; value++)
            {
                if (occurs[value]) Take(bits.Number((uint)value));
            }
        }
        else
        {
            for (int i = 0; i < bits.Count; i++) Take(bits.Number(bits[i]));
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
}
