using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Versions;

namespace MedScan.Training;

/// <summary>Opens the data that a configuration names.</summary>
internal static class TrainingData
{
    /// <summary>The data set, divided as the configuration says, and what it was as it lies there.</summary>
    /// <param name="config">Names the data.</param>
    /// <param name="notice">Told what a person should know of it.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public static async Task<(ImageDataset Dataset, DatasetSnapshot Snapshot)> OpenAsync(
        ExperimentConfig config, Action<string> notice, CancellationToken cancellationToken)
    {
        ImageDataset dataset = await DatasetLocator
            .OpenAsync(config.Data.Root, new DatasetOptions { SliceAxis = config.Data.SliceAxis }, cancellationToken).ConfigureAwait(false);
        DatasetSnapshot snapshot = await DatasetSnapshot.OfAsync(dataset, cancellationToken).ConfigureAwait(false);
        return (await DivideAsync(dataset, config, notice, cancellationToken).ConfigureAwait(false), snapshot);
    }

    /// <summary>A data set divided as the configuration says: a function of its images, the groups and the seed.</summary>
    public static async Task<ImageDataset> DivideAsync(
        ImageDataset dataset, ExperimentConfig config, Action<string> notice, CancellationToken cancellationToken)
    {
        if (config.Data.Groups is { } csv)
            dataset = await GroupAsync(dataset, csv, notice, cancellationToken).ConfigureAwait(false);
        return StratifiedSplitter.Split(dataset, Fractions(config.Data), config.Seed);
    }

    /// <summary>A data set with the groups of a file.</summary>
    public static async Task<ImageDataset> GroupAsync(
        ImageDataset dataset, string csv, Action<string> notice, CancellationToken cancellationToken)
    {
        SampleGroups groups = await SampleGroups.ReadAsync(csv, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<string> missing = groups.MissingFrom(dataset);
        if (missing.Count > 0)
        {
            notice($"{missing.Count} images are not in {csv}, such as '{missing[0]}', and count as standing alone. "
                + "If they were added later, audit the data set again.");
        }

        return dataset.WithGroups(groups);
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
