using MedScan.Datasets.Loading;

namespace MedScan.Datasets;

/// <summary>Hands out the images of an epoch in batches, which worker threads copy from the cache and augment ahead of time.</summary>
/// <remarks>Order and augmentation of an epoch depend on the seed and the epoch's number alone, not on threads or on what was read
/// before. One consumer at a time. Pixel memory is used again: <see cref="Batch.Images"/> is valid until the next batch is asked for.</remarks>
public sealed class BatchLoader : IDisposable
{
    private readonly ImageCache cache;
    private readonly LoaderOptions options;
    private readonly int[] indices;
    private readonly int[] labels;
    private readonly BatchSlot[] slots;
    private readonly Lock gate = new();
    private EpochRun? running;
    private bool disposed;

    /// <summary>Creates a loader over some samples of a data set.</summary>
    /// <param name="cache">The decoded images; it must outlive the loader.</param>
    /// <param name="dataset">The data set the cache was opened for.</param>
    /// <param name="indices">Positions in <see cref="ImageDataset.Samples"/>; those the cache had to skip are left out.</param>
    /// <param name="options">How batches are formed; null for the defaults.</param>
    /// <exception cref="ArgumentException">The cache belongs to another data set, no sample is left, or an option is out of range.</exception>
    public BatchLoader(ImageCache cache, ImageDataset dataset, IReadOnlyList<int> indices, LoaderOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(indices);
        options ??= new LoaderOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Prefetch, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Workers, nameof(options));
        options.Augmentation.Validate();
        if (options is { Sampling: not Sampling.Natural, Shuffle: false })
            throw new ArgumentException($"{options.Sampling} sampling draws at random, so it needs Shuffle = true.", nameof(options));
        if (cache.Count != dataset.Samples.Count)
        {
            throw new ArgumentException(
                $"Expected the cache of this data set with {dataset.Samples.Count} images, got one with {cache.Count}.", nameof(cache));
        }

        this.cache = cache;
        this.options = options;
        this.indices = [.. indices.Where(index => !cache.IsSkipped(index))];
        labels = [.. dataset.Samples.Select(sample => sample.Label)];
        ImagesPerEpoch = EpochOrder.Length(this.indices, index => labels[index], options);
        int full = ImagesPerEpoch / options.BatchSize;
        BatchesPerEpoch = options.DropLast || ImagesPerEpoch % options.BatchSize == 0 ? full : full + 1;
        if (BatchesPerEpoch == 0)
        {
            throw new ArgumentException(
                $"Expected enough samples for a batch, got {this.indices.Length} with a batch size of {options.BatchSize}.", nameof(indices));
        }

        // One more than lie ready: the consumer reads it meanwhile.
        int ring = Math.Min(options.Prefetch + 1, BatchesPerEpoch + 1);
        int batchSize = Math.Min(options.BatchSize, ImagesPerEpoch);
        slots = [.. Enumerable.Range(0, ring).Select(_ => new BatchSlot(batchSize, cache.Size, cache.Channels))];
    }

    /// <summary>Batches of a whole epoch.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>Images of a whole epoch, repeats included, before a last batch that is not full is left out.</summary>
    public int ImagesPerEpoch { get; }

    /// <summary>Samples the loader draws from; skipped images are not among them.</summary>
    public int SampleCount => indices.Length;

    /// <summary>The batches of one epoch.</summary>
    /// <param name="epoch">The epoch's number, from 0; any epoch can be entered at once.</param>
    /// <param name="skipBatches">Batches at the beginning that are not wanted, as when training is taken up again; they cost nothing.</param>
    /// <param name="cancellationToken">Ends the waiting for a batch with <see cref="OperationCanceledException"/>.</param>
    /// <returns>A sequence to be read once, by one consumer; leaving it early ends its workers.</returns>
    /// <exception cref="InvalidOperationException">Another epoch of this loader is still being read.</exception>
    public IEnumerable<Batch> Epoch(int epoch, int skipBatches = 0, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(skipBatches);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(skipBatches, BatchesPerEpoch);
        ObjectDisposedException.ThrowIf(disposed, this);
        return Read(epoch, skipBatches, cancellationToken);
    }

    /// <summary>Ends a running epoch, whose consumer gets an <see cref="OperationCanceledException"/>.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            // Not waited for: the consumer may be this very thread. The epoch keeps the pixels alive until its workers have ended.
            running?.Stop();
        }
    }

    private IEnumerable<Batch> Read(int epoch, int skipBatches, CancellationToken cancellationToken)
    {
        EpochRun run = Start(epoch, skipBatches);
        try
        {
            for (int batch = skipBatches; batch < BatchesPerEpoch; batch++)
                yield return run.Take(batch, cancellationToken);
        }
        finally
        {
            // Only after its workers have ended may the slots serve another epoch.
            run.Dispose();
            lock (gate)
                running = null;
        }
    }

    private EpochRun Start(int epoch, int skipBatches)
    {
        int[] order = EpochOrder.Of(indices, index => labels[index], options, epoch);
        int workers = options.Workers == 0 ? Math.Clamp(Environment.ProcessorCount / 4, 1, 4) : options.Workers;
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(disposed, this);
            if (running is not null)
                throw new InvalidOperationException("Expected the previous epoch to be read to its end or left; it is still being read.");
            running = new EpochRun(
                cache, options, slots, order, index => labels[index], epoch, skipBatches, BatchesPerEpoch, Math.Min(workers, BatchesPerEpoch));
            return running;
        }
    }
}
