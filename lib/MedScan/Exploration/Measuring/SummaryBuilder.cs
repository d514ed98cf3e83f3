using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>Decodes every image once, on all cores, and keeps sums.</summary>
internal sealed class SummaryBuilder
{
    private readonly ImageDataset dataset;
    private readonly SummaryOptions options;
    private readonly ClassMeasure[] classes;
    private readonly Dictionary<DataSplit, ChannelSums> channels;

    public SummaryBuilder(ImageDataset dataset, SummaryOptions options)
    {
        (this.dataset, this.options) = (dataset, options);
        classes = [.. dataset.Classes.Select(_ => new ClassMeasure(options.ImageSize))];
        channels = Enum.GetValues<DataSplit>().ToDictionary(split => split, _ => new ChannelSums());
    }

    /// <exception cref="BadImagesException">Not one image can be decoded.</exception>
    public async Task<DatasetSummary> BuildAsync(IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        var decoding = new DecodeOptions { Color = ColorMode.Rgb, MaxPixels = options.MaxPixels };
        (ImageFacts?[] facts, IReadOnlyList<SkippedImage> faulty) = await ImageScan.RunAsync(
            dataset, [.. Enumerable.Range(0, dataset.Samples.Count)], decoding, options.Workers, Measure, progress, cancellationToken).ConfigureAwait(false);
        ImageFacts[] images = [.. facts.OfType<ImageFacts>()];
        return images.Length > 0 ? Summarize(images, faulty) : throw new BadImagesException(faulty, facts.Length);
    }

    // From several threads at once.
    private ImageFacts Measure(int index, StoredImage stored)
    {
        ImageSample sample = dataset.Samples[index];
        ImageMeasure measure = ImageMeasure.Of(sample, index, stored, options);
        lock (classes[sample.Label])
            classes[sample.Label].Add(measure.Levels, measure.Square);
        lock (channels[sample.Split])
            channels[sample.Split].Add(measure.Square);
        return measure.Facts;
    }

    private DatasetSummary Summarize(ImageFacts[] images, IReadOnlyList<SkippedImage> skipped)
    {
        ColorMode mode = images.All(image => image.IsGray) ? ColorMode.Grayscale : ColorMode.Rgb;
        IReadOnlyDictionary<DataSplit, IReadOnlyList<int>> counts = SplitReport.Of(dataset).Counts;
        ILookup<int, SkippedImage> skippedOf = skipped.ToLookup(image => dataset.Samples[image.SampleIndex].Label);
        var total = new long[GrayHistogram.Levels];
        foreach (ClassMeasure measure in classes)
            measure.AddTo(total);
        return new DatasetSummary(images)
        {
            Name = dataset.Name,
            Root = dataset.Root,
            Digest = dataset.Digest,
            Count = dataset.Samples.Count,
            Bytes = images.Sum(image => image.Bytes),
            IgnoredFiles = dataset.IgnoredFiles,
            Classes =
            [
                .. dataset.Classes.Select((name, label) => classes[label].Summarize(
                    name, counts.Values.Sum(split => split[label]), skippedOf[label].Count(), mode)),
            ],
            Splits = [.. counts.OrderBy(pair => pair.Key).Select(pair => new SplitSummary(pair.Key, pair.Value.Sum(), pair.Value))],
            Sizes = SizeSummary.Of(images),
            ColorModes =
            [
                .. images.CountBy(image => (image.Channels, image.BitDepth, image.IsGray))
                    .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
                    .Select(pair => new ColorModeCount(pair.Key.Channels, pair.Key.BitDepth, pair.Key.IsGray, pair.Value)),
            ],
            FileTypes =
            [
                .. images.GroupBy(image => image.FileType, StringComparer.Ordinal)
                    .OrderByDescending(type => type.Count()).ThenBy(type => type.Key, StringComparer.Ordinal)
                    .Select(type => new FileTypeCount(type.Key, type.Count(), type.Sum(image => image.Bytes))),
            ],
            Intensity = IntensitySummary.Of(total),
            Normalization = TrainingChannels().Statistics(mode),
            Balance = ClassBalance.OfTraining(dataset),
            Outliers = OutlierFinder.Find(images, options.OutlierScope, options.OutlierThreshold),
            Unreadable = skipped,
        };
    }

    private ChannelSums TrainingChannels()
    {
        if (!channels[DataSplit.Train].IsEmpty)
            return channels[DataSplit.Train];
        var all = new ChannelSums();
        foreach (ChannelSums part in channels.Values)
            all.Add(part);
        return all;
    }
}
