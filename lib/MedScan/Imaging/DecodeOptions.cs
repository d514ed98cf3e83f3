namespace MedScan.Imaging;

/// <summary>How a file becomes pixels.</summary>
public sealed record DecodeOptions
{
    /// <summary>The pixel limit that holds unless a caller sets another: 100 megapixels.</summary>
    public const long DefaultMaxPixels = 100_000_000;

    /// <summary>Channels of the result.</summary>
    public ColorMode Color { get; init; } = ColorMode.Rgb;

    /// <summary>Width x height above which a file is refused, read from its header before memory is taken.</summary>
    public long MaxPixels { get; init; } = DefaultMaxPixels;

    /// <summary>0 decodes at full size. A larger value lets a JPEG be decoded at 1/2, 1/4 or 1/8 of its size, which is
    /// faster, where that divides both sides and neither falls below this many pixels. Other formats are always decoded at full size.</summary>
    public int MinSide { get; init; }

    /// <summary>Which frame of a DICOM file or slice of a NIfTI volume, counted from 1 as DICOM counts frames; at most
    /// <see cref="ImageHeader.Frames"/>. Other files have one.</summary>
    public int Frame { get; init; } = 1;

    /// <summary>What becomes black and white in a DICOM or NIfTI file; other formats are shown as they are.</summary>
    public IntensityWindow Window { get; init; } = IntensityWindow.Auto;

    /// <summary>Which way a NIfTI volume is cut into slices.</summary>
    public SliceAxis SliceAxis { get; init; } = SliceAxis.Axial;
}
