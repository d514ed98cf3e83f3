using MedScan.Charts;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Auditing.Reports;

/// <summary>Images side by side, small, with what is to be known of each.</summary>
internal sealed class PictureSheet(ImageDataset dataset, CancellationToken cancellationToken)
{
    // Enough to judge two heads by; a page of some hundred pairs stays below 10 MB.
    private const int Side = 160;

    // Beyond this many copies of one picture nothing more can be seen.
    private const int MostImages = 12;

    internal Figure Of(IReadOnlyList<AuditedImage> images, string title)
    {
        ImageTile[] tiles = [.. images.Take(MostImages).AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(Tile)];
        string subtitle = images.Count > MostImages ? $"{MostImages} of {images.Count} images are shown" : "";
        return Figure.Images(tiles, Math.Max(2, Math.Min(tiles.Length, 6))).WithTitle(title, subtitle);
    }

    private ImageTile Tile(AuditedImage image)
    {
        string split = image.Split == DataSplit.Unassigned ? "" : $" · {FindingText.Split(image.Split)}";
        return new ImageTile(PngWriter.Encode(Shrunk(image.SampleIndex)), $"{image.Path}\n{image.Class}{split}");
    }

    private PixelImage Shrunk(int index)
    {
        PixelImage image = dataset.Decode(index, new DecodeOptions { Color = ColorMode.Grayscale, MinSide = Side });
        double scale = (double)Side / Math.Max(image.Width, image.Height);
        return ImageResizer.Resize(image, Math.Max(1, (int)Math.Round(scale * image.Width)), Math.Max(1, (int)Math.Round(scale * image.Height)));
    }
}
