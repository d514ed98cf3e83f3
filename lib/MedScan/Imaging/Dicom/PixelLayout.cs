namespace MedScan.Imaging.Dicom;

/// <summary>How the samples of a file's frames are laid out (PS3.3, C.7.6.3).</summary>
internal sealed record PixelLayout
{
    // What a multi-frame file of an hour's ultrasound has, times ten.
    private const int MaxFrames = 1_000_000;

    private PixelLayout()
    {
    }

    /// <summary>Columns, 1 to 65535.</summary>
    public required int Width { get; init; }

    /// <summary>Rows, 1 to 65535.</summary>
    public required int Height { get; init; }

    /// <summary>At least 1.</summary>
    public required int Frames { get; init; }

    /// <summary>Samples per pixel: 1 or 3.</summary>
    public required int Samples { get; init; }

    /// <summary>Bits that a sample takes: 1, 8, 16 or 32.</summary>
    public required int Allocated { get; init; }

    /// <summary>Bits of a sample that are in use.</summary>
    public required int Stored { get; init; }

    /// <summary>Bits below those in use.</summary>
    public required int Shift { get; init; }

    /// <summary>Whether samples are numbers in two's complement.</summary>
    public required bool IsSigned { get; init; }

    /// <summary>Whether one colour's samples stand before the next colour's.</summary>
    public required bool IsPlanar { get; init; }

    /// <summary>What the samples mean.</summary>
    public required Photometric Photometric { get; init; }

    /// <summary>Bytes of an unpacked sample: 1, 2 or 4.</summary>
    public int SampleBytes => Math.Max(1, Allocated / 8);

    /// <summary>Samples of a frame.</summary>
    public long FrameSamples => (long)Width * Height * Samples;

    /// <summary>Reads and checks the description.</summary>
    /// <exception cref="ImageReadException">Corrupt or Unsupported.</exception>
    public static PixelLayout Of(DicomFile file, string name)
    {
        DicomDataset elements = file.Elements;
        int width = Number(elements, DicomTag.Columns, null, name);
        int height = Number(elements, DicomTag.Rows, null, name);
        int samples = Number(elements, DicomTag.SamplesPerPixel, 1, name);
        int allocated = Number(elements, DicomTag.BitsAllocated, null, name);
        int stored = Number(elements, DicomTag.BitsStored, allocated, name);
        int high = Number(elements, DicomTag.HighBit, stored - 1, name);
        string text = elements[DicomTag.PhotometricInterpretation]?.Text() ?? (samples == 3 ? "RGB" : "MONOCHROME2");
        if (width == 0 || height == 0)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header says {width} x {height} pixels");
        if (allocated is not (1 or 8 or 16 or 32))
            throw new ImageReadException(name, ImageFault.Unsupported, $"DICOM pixels of {allocated} bits are not read, only 1, 8, 16 or 32");
        if (stored < 1 || stored > allocated || high >= allocated || high < stored - 1)
            throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header says {stored} bits up to bit {high} of {allocated}");
        Photometric photometric = PhotometricName.Parse(text, samples)
            ?? throw new ImageReadException(name, ImageFault.Unsupported, $"DICOM pixels with {samples} samples that mean {Printable(text)} are not read");
        if (photometric != Photometric.Grey && photometric != Photometric.InvertedGrey && (allocated == 1 || (allocated == 32 && photometric == Photometric.Palette)))
            throw new ImageReadException(name, ImageFault.Unsupported, $"DICOM colours of {allocated} bits are not read");
        return new PixelLayout
        {
            Width = width,
            Height = height,
            Frames = CountFrames(elements, name),
            Samples = samples,
            Allocated = allocated,
            Stored = stored,
            Shift = high + 1 - stored,
            IsSigned = Number(elements, DicomTag.PixelRepresentation, 0, name) == 1,
            IsPlanar = samples > 1 && Number(elements, DicomTag.PlanarConfiguration, 0, name) == 1,
            Photometric = photometric,
        };
    }

    /// <summary>The layout of samples that were unpacked from a frame: interleaved, in whole bytes.</summary>
    public PixelLayout Unpacked(int allocated, int stored, int shift) =>
        this with { Allocated = allocated, Stored = stored, Shift = shift, IsPlanar = false };

    private static int CountFrames(DicomDataset elements, string name)
    {
        double frames = elements[DicomTag.NumberOfFrames]?.Decimal() ?? 1;
        // 0 stands in files of one frame whose writer did not know better.
        return frames is >= 0 and <= MaxFrames
            ? Math.Max(1, (int)frames)
            : throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header says {frames:0} frames");
    }

    private static int Number(DicomDataset elements, uint tag, int? otherwise, string name) =>
        elements[tag]?.Short(0, isSigned: false) ?? otherwise
        ?? throw new ImageReadException(name, ImageFault.Corrupt, $"the DICOM header lacks {DicomTag.Name(tag)}, without which the pixels cannot be read");

    private static string Printable(string text) => new([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ' ').Take(16)]);
}
