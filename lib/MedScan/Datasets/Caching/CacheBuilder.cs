using System.Collections.Concurrent;
using System.Security.Cryptography;
using MedScan.Imaging;

namespace MedScan.Datasets.Caching;

/// <summary>Decodes a data set into a cache file.</summary>
internal sealed class CacheBuilder(ImageDataset dataset, Preprocessing preprocessing, ImageCacheOptions options, IProgress<ImageProgress>? progress)
{
    private readonly ImagePreprocessor preprocessor = new(preprocessing, options.MaxPixels);
    private readonly ConcurrentBag<SkippedImage> skipped = [];
    private readonly uint[] checksums = new uint[dataset.Samples.Count];
    private readonly Lock reporting = new();
    private int done;

    /// <exception cref="BadImagesException">Images are faulty and that is not to be passed over.</exception>
    /// <exception cref="ImageCacheException">The file cannot be written.</exception>
    internal Task BuildAsync(string target, byte[] key, CancellationToken cancellationToken) =>
        Task.Run(() => Build(target, key, cancellationToken), cancellationToken);

    /// <summary>Decodes again the images that an earlier run could not.</summary>
    /// <returns>Those that still cannot be decoded.</returns>
    internal IReadOnlyList<SkippedImage> Recheck(IReadOnlyList<SkippedImage> images) =>
        [.. images.Select(image => TryLoad(image.SampleIndex, out _)).OfType<SkippedImage>()];

    private void Build(string target, byte[] key, CancellationToken cancellationToken)
    {
        CacheHeader header = new(key, preprocessing.ImageSize, (int)preprocessing.Color, dataset.Samples.Count, 0, new byte[SHA256.HashSizeInBytes]);
        CheckSpace(target, header.FileLength);
        try
        {
            using PartialFile file = new(target);
            DecodeAll(file, header.ImageLength, cancellationToken);
            SkippedImage[] faulty = [.. skipped.OrderBy(image => image.SampleIndex)];
            if (faulty.Length > 0 && (options.OnBadImage == OnBadImage.Fail || faulty.Length == dataset.Samples.Count))
                throw new BadImagesException(faulty, dataset.Samples.Count);

            byte[] index = new CacheIndex(checksums, faulty).Encode();
            RandomAccess.Write(file.Handle, index, CacheHeader.Length + header.PayloadLength);
            header = header with { IndexLength = index.Length, IndexHash = SHA256.HashData(index) };
            RandomAccess.Write(file.Handle, header.Encode(), 0);
            cancellationToken.ThrowIfCancellationRequested();
            file.Finish(target);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImageCacheException(
                target, $"the cache cannot be written ({Megabytes(header.FileLength)} needed): {exception.Message} "
                + "Free space there or choose another folder with data.cache.", exception);
        }
    }

    private void DecodeAll(PartialFile file, long imageLength, CancellationToken cancellationToken)
    {
        ParallelOptions parallel = new()
        {
            MaxDegreeOfParallelism = options.Workers == 0 ? Environment.ProcessorCount : options.Workers,
            CancellationToken = cancellationToken,
        };
        uint missing = Checksum.Of(new byte[imageLength]);
        try
        {
            // Neighbouring images go to one worker at a time, so that the file grows from the front.
            Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, checksums.Length), EnumerablePartitionerOptions.NoBuffering), parallel, index =>
            {
                if (TryLoad(index, out PixelImage? image) is { } fault)
                {
                    skipped.Add(fault);
                    checksums[index] = missing;
                }
                else
                {
                    RandomAccess.Write(file.Handle, image!.Pixels.Span, CacheHeader.Length + (index * imageLength));
                    checksums[index] = Checksum.Of(image.Pixels.Span);
                }

                Report();
            });
        }
        catch (AggregateException exception)
        {
            // All workers fail alike when the disk does; the first says what there is to say.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }
    }

    private SkippedImage? TryLoad(int index, out PixelImage? image)
    {
        image = null;
        ImageSample sample = dataset.Samples[index];
        try
        {
            image = dataset.Source.Load(sample, preprocessor);
            return null;
        }
        catch (ImageReadException exception)
        {
            return new SkippedImage(index, sample.Path, exception.Fault, exception.Message);
        }
    }

    private void Report()
    {
        if (progress is null)
            return;
        lock (reporting)
            progress.Report(new ImageProgress(++done, checksums.Length, skipped.Count));
    }

    private static void CheckSpace(string target, long needed)
    {
        long free;
        try
        {
            free = new DriveInfo(Path.GetDirectoryName(target)!).AvailableFreeSpace;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Network folders may not tell; then the write itself does.
            return;
        }

        if (needed > free)
        {
            throw new ImageCacheException(
                target, $"the cache needs {Megabytes(needed)} and {Megabytes(free)} are free. Free space, choose another folder with "
                + "data.cache, or a smaller data.image_size.");
        }
    }

    private static string Megabytes(long bytes) => $"{(bytes + (1 << 20) - 1) >> 20} MiB";
}
