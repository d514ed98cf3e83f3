using System.Buffers;
using MedScan.Imaging;

namespace MedScan.Exploration.Measuring;

/// <summary>The grey levels of an image in a rented array.</summary>
internal sealed class GrayPlane : IDisposable
{
    private byte[]? rented;

    private GrayPlane(PixelImage image)
    {
        Width = image.Width;
        Height = image.Height;
        rented = ArrayPool<byte>.Shared.Rent(image.Width * image.Height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Whether the image has no colour, so that the levels are all there is to it.</summary>
    public bool IsWhole { get; private init; }

    public ReadOnlySpan<byte> Levels => rented.AsSpan(0, Width * Height);

    public static GrayPlane Of(PixelImage image)
    {
        ReadOnlySpan<byte> pixels = image.Pixels.Span;
        if (image.Color == ColorMode.Grayscale)
        {
            var copy = new GrayPlane(image) { IsWhole = true };
            pixels.CopyTo(copy.rented);
            return copy;
        }

        bool isGray = IsGray(pixels);
        var plane = new GrayPlane(image) { IsWhole = isGray };
        Span<byte> levels = plane.rented.AsSpan(0, pixels.Length / 3);
        if (isGray)
        {
            for (int i = 0, source = 0; i < levels.Length; i++, source += 3)
                levels[i] = pixels[source];
        }
        else
        {
            ColorConversion.Convert(image, ColorMode.Grayscale).Pixels.Span.CopyTo(levels);
        }

        return plane;
    }

    public void Dispose()
    {
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        rented = null;
    }

    /// <summary>Whether pixels show no colour.</summary>
    /// <param name="pixels">Three channels, interleaved.</param>
    public static bool IsGray(ReadOnlySpan<byte> pixels)
    {
        // Differences are collected over a row's worth of pixels before they are looked at, since most scans have none.
        const int Stretch = 3 * 1024;
        for (int start = 0; start < pixels.Length; start += Stretch)
        {
            ReadOnlySpan<byte> part = pixels[start..Math.Min(start + Stretch, pixels.Length)];
            int difference = 0;
            for (int i = 0; i + 2 < part.Length; i += 3)
                difference |= (part[i] ^ part[i + 1]) | (part[i] ^ part[i + 2]);
            if (difference != 0)
                return false;
        }

        return true;
    }
}
