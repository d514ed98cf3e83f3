using System.Collections.Concurrent;
using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>Goes once over images of a data set on all processors, holding one decoded image per processor.</summary>
internal static class ImageScan
{
    /// <summary>Decodes each sample and keeps what <paramref name="visit"/> makes of it.</summary>
    /// <param name="dataset">The data set.</param>
    /// <param name="indices">Positions in <see cref="ImageDataset.Samples"/>.</param>
    /// <param name="options">How the images are decoded.</param>
    /// <param name="workers">Threads; 0 = one per processor.</param>
    /// <param name="visit">Called from several threads at once with a position in the data set and its image.</param>
    /// <param name="progress">Told after each image, from worker threads, one at a time.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <returns>One result per index in the same order, the default for images that cannot be decoded; and those images.</returns>
    internal static Task<(T?[] Results, IReadOnlyList<SkippedImage> Faulty)> RunAsync<T>(
        ImageDataset dataset,
        IReadOnlyList<int> indices,
        DecodeOptions options,
        int workers,
        Func<int, StoredImage, T> visit,
        IProgress<ImageProgress>? progress,
        CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var results = new T?[indices.Count];
            ConcurrentBag<SkippedImage> faulty = [];
            Lock reporting = new();
            int done = 0;
            ParallelOptions parallel = new()
            {
                CancellationToken = cancellationToken,
                MaxDegreeOfParallelism = workers == 0 ? Environment.ProcessorCount : workers,
            };
            Parallel.For(0, indices.Count, parallel, i =>
            {
                ImageSample sample = dataset.Samples[indices[i]];
                try
                {
                    results[i] = visit(indices[i], dataset.Source.Read(sample, options));
                }
                catch (ImageReadException exception)
                {
                    faulty.Add(new SkippedImage(indices[i], sample.Path, exception.Fault, exception.Message));
                }

                if (progress is null)
                    return;
                lock (reporting)
                    progress.Report(new ImageProgress(++done, indices.Count, faulty.Count));
            });
            return (results, (IReadOnlyList<SkippedImage>)[.. faulty.OrderBy(image => image.SampleIndex)]);
        },
        cancellationToken);
}
