using MedScan.Imaging;

namespace MedScan.Datasets.Indexing;

/// <summary>A sample as it is stored.</summary>
/// <param name="Pixels">The decoded image at its own size.</param>
/// <param name="Header">What its file says of itself; null for a row of an array.</param>
/// <param name="Bytes">Size of the file, or of the row.</param>
internal sealed record StoredImage(PixelImage Pixels, ImageHeader? Header, long Bytes)
{
    /// <summary>Channels as stored, whatever the pixels were converted to.</summary>
    public int Channels { get; init; } = Header?.Channels ?? Pixels.Channels;
}
