using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Versions;

namespace MedScan.Training;

/// <summary>Opens the data that a configuration names.</summary>
internal static class TrainingData
{
    /// <summary>The data set, divided as the configuration says, and what it was before it was divided.</summary>
    public static async Task<(ImageDataset Dataset, DatasetSnapshot Snapshot)> OpenAsync(ExperimentConfig config, CancellationToken cancellationToken)
    {
        ImageDataset dataset = await DatasetLocator
            .OpenAsync(config.Data.Root, new DatasetOptions { SliceAxis = config.Data.SliceAxis }, cancellationToken).ConfigureAwait(false);
        DatasetSnapshot snapshot = await DatasetSnapshot.OfAsync(dataset, cancellationToken).ConfigureAwait(false);
        return (StratifiedSplitter.Split(dataset, Fractions(config.Data), config.Seed), snapshot);
    }

    /// <summary>Its decoded images.</summary>
    public static Task<ImageCache> OpenCacheAsync(
        DataConfig data, ImageDataset dataset, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        var options = new ImageCacheOptions
        {
            Directory = data.Cache,
            OnBadImage = data.OnBadImage == BadImagePolicy.Skip ? OnBadImage.Skip : OnBadImage.Fail,
            MaxPixels = data.MaxMegapixels * 1_000_000L,
            Workers = data.Workers,
        };
        return ImageCache.OpenAsync(dataset, Preprocessing(data), options, progress, cancellationToken);
    }

    /// <summary>What happens to a file before the network sees it.</summary>
    public static Preprocessing Preprocessing(DataConfig data) =>
        new() { ImageSize = data.ImageSize, Color = data.Color, Resize = data.Resize, Window = data.Window };

    /// <summary>Shares of the splits that the data set does not have itself.</summary>
    public static SplitFractions Fractions(DataConfig data) =>
        new() { Validation = data.ValidationFraction, Test = data.TestFraction };
}
