using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Exploration.Reports;

namespace MedScan.Exploration.Figures;

/// <summary>Images of a data set side by side: samples, twins, mistakes.</summary>
public static class ImageGallery
{
    /// <summary>Draws images in rows.</summary>
    /// <param name="dataset">Where they are.</param>
    /// <param name="samples">Positions in <see cref="ImageDataset.Samples"/>, row by row; at least one that can be read.</param>
    /// <param name="caption">What is written below an image, given its position, lines parted by <c>\n</c>; null = class and split.</param>
    /// <param name="columns">How many stand in a row, at least 1.</param>
    /// <param name="side">Longer side in pixels; smaller images keep their size.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <returns>A figure that holds the pictures; images that cannot be read are left out.</returns>
    /// <exception cref="ArgumentException">No image is left to show.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A position, the columns or the side is out of range.</exception>
    public static async Task<Figure> DrawAsync(
        ImageDataset dataset,
        IReadOnlyList<int> samples,
        Func<int, string>? caption = null,
        int columns = 6,
        int side = 160,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(samples);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(side, 1);
        foreach (int sample in samples)
        {
            if (sample < 0 || sample >= dataset.Samples.Count)
                throw new ArgumentOutOfRangeException(nameof(samples), sample, $"Expected positions from 0 to {dataset.Samples.Count - 1}.");
        }

        caption ??= ClassAndSplit;
        IReadOnlyList<ImageTile> tiles = await Thumbnails
            .MakeAsync(dataset, [.. samples.Select(sample => (sample, caption(sample)))], side, cancellationToken).ConfigureAwait(false);
        if (tiles.Count == 0)
            throw new ArgumentException($"Expected at least one image that can be read, got {samples.Count} of which none can.", nameof(samples));
        return Figure.Images(tiles, Math.Min(columns, tiles.Count));

        string ClassAndSplit(int sample)
        {
            ImageSample image = dataset.Samples[sample];
            string name = dataset.Classes[image.Label];
            return image.Split == DataSplit.Unassigned ? name : $"{name}\n{image.Split.ToString().ToLowerInvariant()}";
        }
    }
}
