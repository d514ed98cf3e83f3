using MedScan.Datasets;
using MedScan.Datasets.Loading;
using MedScan.Experiments;

namespace MedScan.Training;

/// <summary>Makes the loaders that training and measuring use.</summary>
internal static class TrainingLoaders
{
    /// <summary>Shuffled and augmented.</summary>
    public static BatchLoader ForTraining(ImageCache cache, ImageDataset dataset, IReadOnlyList<int> indices, ExperimentConfig config)
    {
        var options = new LoaderOptions
        {
            BatchSize = config.Train.BatchSize,
            Shuffle = true,
            Sampling = config.Train.Balance switch
            {
                BalanceKind.BalancedSampling => Sampling.Balanced,
                BalanceKind.Oversampling => Sampling.Oversampled,
                _ => Sampling.Natural,
            },
            Augmentation = new AugmentationOptions
            {
                HorizontalFlip = config.Augment.HorizontalFlip,
                Rotation = config.Augment.Rotation,
                Shift = config.Augment.Shift,
                Zoom = config.Augment.Zoom,
                Shear = config.Augment.Shear,
                Brightness = config.Augment.Brightness,
                Contrast = config.Augment.Contrast,
            },
            Workers = config.Data.Workers,
            Seed = config.Seed,
        };
        int[] readable = [.. indices.Where(index => !cache.IsSkipped(index))];
        int images = EpochOrder.Length(readable, index => dataset.Samples[index].Label, options);
        // A last batch of a single image would have no variance for a batch norm to divide by.
        return new BatchLoader(cache, dataset, readable, options with { DropLast = images >= options.BatchSize });
    }

    /// <summary>Every image once, unchanged, in the order of the indices.</summary>
    public static BatchLoader InOrder(
        ImageCache cache, ImageDataset dataset, IReadOnlyList<int> indices, int batchSize, int workers) =>
        new(cache, dataset, indices, new LoaderOptions { BatchSize = batchSize, Workers = workers });
}
