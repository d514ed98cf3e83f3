using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>Decodes every image once, on all cores, and keeps sums.</summary>
internal sealed class SummaryBuilder
{
    private readonly ImageDataset dataset;
    private readonly SummaryOptions options;
    private readonly IProgress<ImageProgress>? progress;
    private readonly ImageFacts?[] facts;
    private readonly SkippedImage?[] unreadable;
    private readonly ClassMeasure[] classes;
    private readonly Dictionary<DataSplit, ChannelSums> channels;
    private readonly Lock reporting = new();
    private int done;
    private int faulty;

    public SummaryBuilder(ImageDataset dataset, SummaryOptions options, IProgress<ImageProgress>? progress)
    {
        (this.dataset, this.options, this.progress) = (dataset, options, progress);
        facts = new ImageFacts?[dataset.Samples.Count];
        unreadable = new SkippedImage?[dataset.Samples.Count];
        classes = [.. dataset.Classes.Select(_ => new ClassMeasure(options.ImageSize))];
        channels = Enum.GetValues<DataSplit>().ToDictionary(split => split, _ => new ChannelSums());
    }

    public DatasetSummary Build(CancellationToken cancellationToken)
    {
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = options.Workers == 0 ? Environment.ProcessorCount : options.Workers,
            CancellationToken = cancellationToken,
        };
        try
        {
            // One image at a time to each worker: their sizes differ too much to hand them out in advance.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, facts.Length), EnumerablePartitionerOptions.NoBuffering), parallel, Measure);
        }
        catch (AggregateException exception)
        {
            ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        return Summarize();
    }

    private void Measure(int index)
    {
        ImageSample sample = dataset.Samples[index];
        try
        {
            ImageMeasure measure = ImageMeasure.Of(dataset, index, options);
            facts[index] = measure.Facts;
            lock (classes[sample.Label])
                classes[sample.Label].Add(measure.Levels, measure.Square);
            lock (channels[sample.Split])
                channels[sample.Split].Add(measure.Square);
        }
        catch (ImageReadException exception)
        {
            unreadable[index] = new SkippedImage(index, sample.Path, exception.Fault, exception.Message);
        }

        lock (reporting)
        {
            faulty += unreadable[index] is null ? 0 : 1;
            progress?.Report(new ImageProgress(++done, facts.Length, faulty));
        }
    }

    private DatasetSummary Summarize()
    {
        ImageFacts[] images = [.. facts.OfType<ImageFacts>()];
        SkippedImage[] skipped = [.. unreadable.OfType<SkippedImage>()];
        if (images.Length == 0)
            throw new BadImagesException(skipped, facts.Length);
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
            Count = facts.Length,
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
