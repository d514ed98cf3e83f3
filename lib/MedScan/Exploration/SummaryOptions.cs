using MedScan.Imaging;

namespace MedScan.Exploration;

/// <summary>How a data set is looked at.</summary>
public sealed record SummaryOptions
{
    /// <summary>Side in pixels of the mean and deviation images, and of the images behind <see cref="DatasetSummary.Normalization"/>; 8 to 1024.</summary>
    public int ImageSize { get; init; } = 128;

    /// <summary>How images become square for these.</summary>
    public ResizeMode Resize { get; init; } = ResizeMode.Stretch;

    /// <summary>With what an image is compared before it is called an outlier.</summary>
    public OutlierScope OutlierScope { get; init; } = OutlierScope.PerClass;

    /// <summary>Robust score from which an image is an outlier, above 0; see <see cref="Outlier"/>.</summary>
    public double OutlierThreshold { get; init; } = 3.5;

    /// <summary>Width x height above which a file counts as unreadable.</summary>
    public long MaxPixels { get; init; } = DecodeOptions.DefaultMaxPixels;

    /// <summary>Threads that decode; 0 = one per processor. Results do not depend on it.</summary>
    public int Workers { get; init; }
}
