using MedScan.Notebooks;

namespace MedScan.Imaging;

/// <summary>A decoded image: 8-bit samples, row by row from the top left, channels interleaved (height, width, channels).</summary>
[TypeFormatterSource(typeof(ImageFormatterSource))]
public sealed class PixelImage
{
    /// <summary>Wraps decoded samples; the array is not copied.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="color">Grayscale (1 channel) or RGB (3 channels).</param>
    /// <param name="pixels">Exactly height x width x channels samples in [0, 255].</param>
    /// <exception cref="ArgumentException">The length does not fit the shape.</exception>
    public PixelImage(int width, int height, ColorMode color, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        ArgumentNullException.ThrowIfNull(pixels);
        long expected = (long)width * height * (int)color;
        if (pixels.LongLength != expected)
        {
            throw new ArgumentException(
                $"Expected {height} x {width} x {(int)color} = {expected} samples, got {pixels.LongLength}.", nameof(pixels));
        }

        Width = width;
        Height = height;
        Color = color;
        Pixels = pixels;
    }

    /// <summary>Columns.</summary>
    public int Width { get; }

    /// <summary>Rows.</summary>
    public int Height { get; }

    /// <summary>Grayscale or RGB.</summary>
    public ColorMode Color { get; }

    /// <summary>Samples per pixel: 1 or 3.</summary>
    public int Channels => (int)Color;

    /// <summary>The samples, (height, width, channels) in row-major order.</summary>
    public ReadOnlyMemory<byte> Pixels { get; }
}
