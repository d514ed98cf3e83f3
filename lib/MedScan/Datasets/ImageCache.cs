using MedScan.Datasets.Caching;
using MedScan.Imaging;

namespace MedScan.Datasets;

/// <summary>All images of a data set, decoded to one size, in one memory-mapped file that later runs use again.</summary>
/// <remarks>The file is named after the data set and a hash of its digest and the preprocessing. It is written under another name and
/// renamed when whole, so a file that was not finished is never read; a file that was cut or changed is noticed by its checksums
/// and built again. Several processes may open the same cache at once. Safe to read from several threads.</remarks>
public sealed class ImageCache : IDisposable
{
    private readonly CacheFile file;
    private readonly bool[] isSkipped;
    private bool disposed;

    private ImageCache(CacheFile file, string path)
    {
        this.file = file;
        Path = path;
        isSkipped = new bool[file.Header.Count];
        foreach (SkippedImage image in file.Index.Skipped)
            isSkipped[image.SampleIndex] = true;
    }

    /// <summary>Full path of the cache file.</summary>
    public string Path { get; }

    /// <summary>Side of each image in pixels.</summary>
    public int Size => file.Header.Size;

    /// <summary>Samples per pixel: 1 or 3.</summary>
    public int Channels => file.Header.Channels;

    /// <summary>Images in the data set, skipped ones included.</summary>
    public int Count => file.Header.Count;

    /// <summary>Images that could not be decoded, in sample order; empty unless that was allowed.</summary>
    public IReadOnlyList<SkippedImage> Skipped => file.Index.Skipped;

    /// <summary>Opens the cache of a data set, decoding the images first when there is none yet.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="preprocessing">Side, channels and resize mode.</param>
    /// <param name="options">Folder, threads, and what happens to faulty images; null for the defaults.</param>
    /// <param name="progress">Told after each decoded image, from worker threads, one at a time; not told when the cache exists.</param>
    /// <param name="cancellationToken">Stops decoding and leaves nothing behind.</param>
    /// <exception cref="BadImagesException">Images cannot be decoded and <see cref="ImageCacheOptions.OnBadImage"/> is fail, or none can.</exception>
    /// <exception cref="ImageCacheException">The file cannot be written or read: disk full, no permission.</exception>
    public static async Task<ImageCache> OpenAsync(
        ImageDataset dataset,
        Preprocessing preprocessing,
        ImageCacheOptions? options = null,
        IProgress<ImageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(preprocessing);
        options ??= new ImageCacheOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.Workers, nameof(options));
        if (dataset.Samples.Count == 0)
            throw new ArgumentException("Expected a data set with images, got an empty one.", nameof(dataset));

        CacheBuilder builder = new(dataset, preprocessing, options, progress);
        byte[] key = CacheKey.Of(dataset, preprocessing, options.MaxPixels);
        string path = System.IO.Path.Combine(PrepareFolder(options.Directory), CacheKey.FileName(dataset, key));
        int workers = options.Workers == 0 ? Environment.ProcessorCount : options.Workers;

        CacheFile? Try() => CacheFile.TryOpen(path, key, workers, cancellationToken);
        CacheFile? file = await Task.Run(Try, cancellationToken).ConfigureAwait(false);
        if (file is not null && file.Index.Skipped.Count > 0 && options.OnBadImage == OnBadImage.Fail)
        {
            // An earlier run went on without these; this one must not, unless they can be decoded by now.
            IReadOnlyList<SkippedImage> faulty = builder.Recheck(file.Index.Skipped);
            file.Dispose();
            file = null;
            if (faulty.Count > 0)
                throw new BadImagesException(faulty, dataset.Samples.Count);
        }

        if (file is null)
        {
            await builder.BuildAsync(path, key, cancellationToken).ConfigureAwait(false);
            file = await Task.Run(Try, cancellationToken).ConfigureAwait(false)
                ?? throw new ImageCacheException(path, "the cache was written and does not read back the same. The disk may be failing.");
        }

        return new ImageCache(file, path);
    }

    /// <summary>Whether an image could not be decoded.</summary>
    /// <param name="sampleIndex">Position in <see cref="ImageDataset.Samples"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in the data set.</exception>
    public bool IsSkipped(int sampleIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sampleIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sampleIndex, Count);
        return isSkipped[sampleIndex];
    }

    /// <summary>The pixels of one image.</summary>
    /// <param name="sampleIndex">Position in <see cref="ImageDataset.Samples"/>.</param>
    /// <returns>(Size, Size, Channels) in row-major order; valid until the cache is disposed.</returns>
    /// <exception cref="ArgumentException">The image was skipped.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The position is not in the data set.</exception>
    public ReadOnlySpan<byte> Pixels(int sampleIndex)
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (IsSkipped(sampleIndex))
            throw new ArgumentException($"Sample {sampleIndex} was skipped because it cannot be decoded.", nameof(sampleIndex));
        return file.Image(sampleIndex);
    }

    /// <summary>Mean and standard deviation over images, exact and so independent of order and threads.</summary>
    /// <param name="indices">Positions in <see cref="ImageDataset.Samples"/>, those of the training split as a rule; skipped ones are left out.</param>
    /// <exception cref="ArgumentException">No image is left.</exception>
    public ChannelStatistics ComputeStatistics(IReadOnlyList<int> indices)
    {
        ArgumentNullException.ThrowIfNull(indices);
        int[] used = [.. indices.Where(index => !IsSkipped(index))];
        if (used.Length == 0)
            throw new ArgumentException("Expected at least one image that is not skipped, got none.", nameof(indices));
        return PixelHistogram.Over(this, used).Statistics();
    }

    /// <summary>Gives the memory back; spans taken from this cache are invalid from here on.</summary>
    public void Dispose()
    {
        if (disposed)
            return;
        disposed = true;
        file.Dispose();
    }

    /// <summary>Keeps the mapping alive for a reader on another thread, until the result is disposed.</summary>
    internal IDisposable KeepAlive()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        file.AddUser();
        return file;
    }

    /// <summary>As <see cref="Pixels"/>, for a reader that holds <see cref="KeepAlive"/>.</summary>
    internal ReadOnlySpan<byte> PixelsUnchecked(int sampleIndex) => file.Image(sampleIndex);

    private static string PrepareFolder(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        string full = System.IO.Path.GetFullPath(directory);
        try
        {
            Directory.CreateDirectory(full);
            PartialFile.RemoveLeftovers(full);
            return full;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageCacheException(
                full, $"the cache folder cannot be used: {exception.Message} Choose another folder with data.cache.", exception);
        }
    }
}
