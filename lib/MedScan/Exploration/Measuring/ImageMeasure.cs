using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>One image, measured.</summary>
/// <param name="Facts">What is kept of it.</param>
/// <param name="Levels">Its histogram, length 256.</param>
/// <param name="Square">It at the working size; grey where it has no colour.</param>
internal sealed record ImageMeasure(ImageFacts Facts, int[] Levels, PixelImage Square)
{
    public static ImageMeasure Of(ImageSample sample, int index, StoredImage stored, SummaryOptions options)
    {
        PixelImage image = stored.Pixels;
        using GrayPlane gray = GrayPlane.Of(image);
        int[] levels = GrayHistogram.Of(gray.Levels);
        IntensitySummary intensity = IntensitySummary.Of([.. levels.Select(count => (long)count)]);
        var facts = new ImageFacts
        {
            SampleIndex = index,
            Path = sample.Path,
            Label = sample.Label,
            Split = sample.Split,
            Width = image.Width,
            Height = image.Height,
            Bytes = stored.Bytes,
            FileType = stored.Header?.Format.ToString().ToUpperInvariant() ?? "array",
            Channels = stored.Channels,
            BitDepth = stored.Header?.BitDepth ?? 8,
            IsGray = gray.IsWhole,
            Brightness = intensity.Mean,
            Contrast = intensity.StandardDeviation,
            Sharpness = Laplacian.Variance(gray.Levels, image.Width, image.Height),
        };
        var layout = SquareLayout.For(image.Width, image.Height, options.ImageSize, options.Resize);
        PixelImage square = gray.IsWhole
            ? ImageResizer.ToSquare(gray.Levels, image.Width, image.Height, ColorMode.Grayscale, layout)
            : ImageResizer.ToSquare(image.Pixels.Span, image.Width, image.Height, ColorMode.Rgb, layout);
        return new ImageMeasure(facts, levels, square);
    }
}
