using MedScan.Imaging;

namespace MedScan.Experiments;

/// <summary>Section <c>data</c>: the images and what is done to them before the network sees them.</summary>
/// <remarks>Relative paths here and in <see cref="ModelConfig.Weights"/> are kept as written and mean the current directory,
/// in a file as well as in an override, so that one spelling means one place. Only <c>extends:</c> is relative to its file.</remarks>
public sealed record DataConfig
{
    /// <summary>Folder, CSV manifest or MedMNIST .npz file. Key <c>root</c>, required.</summary>
    public required string Root { get; init; }

    /// <summary>CSV file with columns path and group: images that belong together and stay in one split, such as <c>medscan data audit
    /// --groups</c> writes; null = only what the data set itself says. Key <c>groups</c>.</summary>
    public string? Groups { get; init; }

    /// <summary>Folder for decoded images; can be deleted at any time. Key <c>cache</c>.</summary>
    public string Cache { get; init; } = "data/processed";

    /// <summary>Side of the square images in pixels, 8 to 4096. Key <c>image_size</c>.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>Channels of the images. Key <c>color</c>: rgb, grayscale.</summary>
    public ColorMode Color { get; init; } = ColorMode.Rgb;

    /// <summary>How a rectangle becomes a square. Key <c>resize</c>: stretch, crop, pad.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Stretch;

    /// <summary>What becomes black and white in DICOM and NIfTI files. Key <c>window</c>: auto, file, full, lung, mediastinum, brain, or
    /// center/width such as 40/400.</summary>
    public IntensityWindow Window { get; init => field = value ?? IntensityWindow.Auto; } = IntensityWindow.Auto;

    /// <summary>Which way NIfTI volumes are cut into slices. Key <c>slice_axis</c>: axial, coronal, sagittal.</summary>
    public SliceAxis SliceAxis { get; init; } = SliceAxis.Axial;

    /// <summary>Share of all samples that becomes the validation split where the data set has none; above 0, below 1.
    /// Key <c>validation_fraction</c>.</summary>
    public double ValidationFraction { get; init; } = 0.15;

    /// <summary>Share of all samples that becomes the test split where the data set has none; above 0, below 1.
    /// Key <c>test_fraction</c>.</summary>
    public double TestFraction { get; init; } = 0.15;

    /// <summary>What an unreadable image does. Key <c>on_bad_image</c>: fail, skip.</summary>
    public BadImagePolicy OnBadImage { get; init; } = BadImagePolicy.Fail;

    /// <summary>Images with more million pixels than this count as unreadable; 1 to 10000. Key <c>max_megapixels</c>.</summary>
    public int MaxMegapixels { get; init; } = 100;

    /// <summary>Threads that decode and augment, 0 to 256; 0 = chosen from the processor. Key <c>workers</c>.</summary>
    public int Workers { get; init; }
}
