using System.Text.Json;
using System.Text.Json.Serialization;
using MedScan.Datasets;
using MedScan.Exploration.Measuring;
using MedScan.Notebooks;

namespace MedScan.Exploration;

/// <summary>What is in a data set: every image was decoded once at its own size and measured.</summary>
/// <remarks>All sums are whole numbers, so the result depends neither on the number of threads nor on their order.</remarks>
[TypeFormatterSource(typeof(SummaryFormatterSource))]
public sealed record DatasetSummary
{
    internal DatasetSummary(IReadOnlyList<ImageFacts> images) => Images = images;

    /// <summary>Name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of its folder or file.</summary>
    public required string Root { get; init; }

    /// <summary>See <see cref="ImageDataset.Digest"/>.</summary>
    public required string Digest { get; init; }

    /// <summary>All images, unreadable ones included.</summary>
    public required int Count { get; init; }

    /// <summary>Bytes of the readable images as they are stored.</summary>
    public required long Bytes { get; init; }

    /// <summary>Files in the folder that are no images of the data set; see <see cref="ImageDataset.IgnoredFiles"/>.</summary>
    public required int IgnoredFiles { get; init; }

    /// <summary>A summary per class, in class order.</summary>
    public required IReadOnlyList<ClassSummary> Classes { get; init; }

    /// <summary>The splits that have images, in the order of <see cref="DataSplit"/>.</summary>
    public required IReadOnlyList<SplitSummary> Splits { get; init; }

    /// <summary>Sides, aspect ratios and bytes.</summary>
    public required SizeSummary Sizes { get; init; }

    /// <summary>How the images are stored, the commonest way first.</summary>
    public required IReadOnlyList<ColorModeCount> ColorModes { get; init; }

    /// <summary>What kinds of files they are, the commonest first.</summary>
    public required IReadOnlyList<FileTypeCount> FileTypes { get; init; }

    /// <summary>The grey levels of all readable images.</summary>
    public required IntensitySummary Intensity { get; init; }

    /// <summary>Mean and standard deviation of each channel in [0, 1], for normalising: over the training images (all, where the data
    /// set has no training split), made square first, so that each image counts the same. One channel where no image has a colour, else three.</summary>
    public required ChannelStatistics Normalization { get; init; }

    /// <summary>The balance of the classes in the training split, or in all images where there is none.</summary>
    public required ClassBalance Balance { get; init; }

    /// <summary>What is unlike the rest, the most unlike first.</summary>
    public required IReadOnlyList<Outlier> Outliers { get; init; }

    /// <summary>Images that could not be decoded, in the data set's order.</summary>
    public required IReadOnlyList<SkippedImage> Unreadable { get; init; }

    /// <summary>What was measured of each readable image, in the data set's order. Not part of <see cref="ToJson"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<ImageFacts> Images { get; }

    /// <summary>Decodes and measures all images of a data set.</summary>
    /// <param name="dataset">The data set, divided or not.</param>
    /// <param name="options">How to look; null = the defaults.</param>
    /// <param name="progress">Told after each image, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <returns>The summary. Memory is needed for the images that are decoded at the same time, for about 200 bytes per image, and for
    /// the mean images.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its range.</exception>
    /// <exception cref="BadImagesException">Not one image can be decoded. A part that cannot is counted and listed.</exception>
    public static Task<DatasetSummary> ComputeAsync(
        ImageDataset dataset,
        SummaryOptions? options = null,
        IProgress<ImageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new SummaryOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ImageSize, 8, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.ImageSize, 1024, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxPixels, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Workers, nameof(options));
        OutlierFinder.EnsureThreshold(options.OutlierThreshold);
        return new SummaryBuilder(dataset, options).BuildAsync(progress, cancellationToken);
    }

    /// <summary>Judges the images once more, by another measure; nothing is decoded.</summary>
    /// <param name="scope">With what each image is compared.</param>
    /// <param name="threshold">Robust score from which an image is an outlier, above 0.</param>
    /// <returns>The most unlike first.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is not above 0.</exception>
    public IReadOnlyList<Outlier> FindOutliers(OutlierScope scope, double threshold = 3.5) =>
        OutlierFinder.Find(Images, scope, threshold);

    /// <summary>The summary for programs: indented JSON with keys in snake_case; without pixels and without the facts of each image.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ExplorationJson.Files.DatasetSummary) + "\n";
}
