using MedScan.Imaging;

namespace MedScan.Notebooks;

/// <summary>How notebooks show decoded images: as they are, without scaling.</summary>
internal sealed class ImageFormatterSource
{
    private readonly TypeFormatter<PixelImage>[] _formatters =
    [
        new("image/png", image => Convert.ToBase64String(PngWriter.Encode(image))),
        new("text/plain", image => FormattableString.Invariant($"image of {image.Width} x {image.Height} pixels, {image.Color}")),
    ];

    public IEnumerable<object> CreateTypeFormatters() => _formatters;
}
