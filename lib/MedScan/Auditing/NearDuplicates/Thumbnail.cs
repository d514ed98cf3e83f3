using MedScan.Imaging;

namespace MedScan.Auditing.NearDuplicates;

/// <summary>An image as 64 x 64 grey values, whatever its shape: all that is kept of its pixels, 4 KiB.</summary>
/// <remarks>64 pixels because 32 do not tell neighbouring slices of a brain from each other, and more cost memory and time
/// without changing a decision on the made cases of the benchmark <c>near-duplicates</c>.</remarks>
internal static class Thumbnail
{
    internal const int Side = 64;

    internal const int Length = Side * Side;

    internal static byte[] Of(PixelImage image) =>
        ImageResizer.Resize(ColorConversion.Convert(image, ColorMode.Grayscale), Side, Side).Pixels.ToArray();

    internal static byte[] Mirror(ReadOnlySpan<byte> thumbnail)
    {
        byte[] mirrored = thumbnail.ToArray();
        for (int row = 0; row < Side; row++)
            mirrored.AsSpan(row * Side, Side).Reverse();
        return mirrored;
    }
}
