using System.Text.Json.Serialization;
using MedScan.Imaging;

namespace MedScan.Exploration;

/// <summary>What the images of one class look like.</summary>
public sealed record ClassSummary
{
    internal ClassSummary(PixelImage meanImage, PixelImage deviationImage) => (MeanImage, DeviationImage) = (meanImage, deviationImage);

    /// <summary>The class.</summary>
    public required string Name { get; init; }

    /// <summary>Its images in all splits, unreadable ones included.</summary>
    public required int Count { get; init; }

    /// <summary>Those that could not be decoded.</summary>
    public required int Unreadable { get; init; }

    /// <summary>Its grey levels.</summary>
    public required IntensitySummary Intensity { get; init; }

    /// <summary>The mean of its images, made square: grey where the whole data set is, else RGB, rounded to whole levels. Black where
    /// not one of them can be read.</summary>
    [JsonIgnore]
    public PixelImage MeanImage { get; }

    /// <summary>The population standard deviation at each pixel, in grey levels, 0 to 128: bright where its images differ.</summary>
    [JsonIgnore]
    public PixelImage DeviationImage { get; }
}
