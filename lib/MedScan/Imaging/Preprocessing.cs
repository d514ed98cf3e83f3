namespace MedScan.Imaging;

/// <summary>What happens to a file between the disk and the cache. Two caches with equal values hold equal bytes.</summary>
public sealed record Preprocessing
{
    /// <summary>Side of the square result in pixels, 8 to 4096.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Channels of the result.</summary>
    public ColorMode Color { get; init; } = ColorMode.Rgb;

    /// <summary>How a rectangle becomes a square.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Stretch;

    /// <summary>What becomes black and white in a DICOM or NIfTI file.</summary>
    public IntensityWindow Window { get; init => field = value ?? IntensityWindow.Auto; } = IntensityWindow.Auto;
}
