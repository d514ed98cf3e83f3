using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Exploration.Measuring;
using MedScan.Imaging;

namespace MedScan.Exploration.Reports;

/// <summary>Small pictures of images of a data set.</summary>
internal static class Thumbnails
{
    /// <summary>Decodes once more; an image that has become unreadable since it was measured is left out.</summary>
    /// <param name="dataset">Where the images are.</param>
    /// <param name="images">Sample indices, with what is written below each.</param>
    /// <param name="size">Longer side in pixels.</param>
    /// <param name="cancellationToken">Stops between two images.</param>
    /// <returns>In the order given.</returns>
    public static Task<IReadOnlyList<ImageTile>> MakeAsync(
        ImageDataset dataset, IReadOnlyList<(int SampleIndex, string Caption)> images, int size, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            var tiles = new ImageTile?[images.Count];
            Parallel.For(0, images.Count, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            {
                if (TryShrink(dataset, images[i].SampleIndex, size) is { } small)
                    tiles[i] = new ImageTile(PngWriter.Encode(small), images[i].Caption);
            });
            return (IReadOnlyList<ImageTile>)[.. tiles.OfType<ImageTile>()];
        },
        cancellationToken);

    private static PixelImage? TryShrink(ImageDataset dataset, int sampleIndex, int size)
    {
        try
        {
            // A decoded side may be a power of two larger than the result, which resizes without loss.
            PixelImage pixels = dataset.Decode(sampleIndex, new DecodeOptions { MaxPixels = long.MaxValue, MinSide = size });
            double scale = Math.Min(1, (double)size / Math.Max(pixels.Width, pixels.Height));
            PixelImage small = ImageResizer.Resize(pixels, Math.Max(1, (int)(pixels.Width * scale)), Math.Max(1, (int)(pixels.Height * scale)));
            return GrayPlane.IsGray(small.Pixels.Span) ? ColorConversion.Convert(small, ColorMode.Grayscale) : small; // grey is a third of the bytes
        }
        catch (ImageReadException)
        {
            return null;
        }
    }
}
