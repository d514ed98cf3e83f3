namespace MedScan.Imaging;

/// <summary>Antialiased resizing: a triangle filter as wide as the shrink factor, so that no input pixel is skipped.</summary>
/// <remarks>The samples equal those of Pillow's <c>Image.resize(size, Image.BILINEAR)</c>. Thread-safe.</remarks>
public static class ImageResizer
{
    /// <summary>Resizes to exact sides; the aspect ratio changes where they ask for it.</summary>
    /// <param name="image">The source.</param>
    /// <param name="width">Columns of the result, at least 1.</param>
    /// <param name="height">Rows of the result, at least 1.</param>
    /// <returns>A new image with the source's channels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A side is less than 1.</exception>
    public static PixelImage Resize(PixelImage image, int width, int height)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        byte[] result = GC.AllocateUninitializedArray<byte>(checked(width * height * image.Channels));
        Resize(image.Pixels.Span, image.Width, image.Height, image.Channels, new SquareLayout(0, 0, 0, image.Width, image.Height, width, height), result);
        return new PixelImage(width, height, image.Color, result);
    }

    /// <summary>Makes a square image.</summary>
    /// <param name="image">The source.</param>
    /// <param name="size">Side of the result in pixels, at least 1.</param>
    /// <param name="mode">Stretch, cut or fill what is not square.</param>
    /// <returns>A new image with the source's channels.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The side is less than 1, or the mode does not exist.</exception>
    public static PixelImage ToSquare(PixelImage image, int size, ResizeMode mode)
    {
        ArgumentNullException.ThrowIfNull(image);
        return ToSquare(image.Pixels.Span, image.Width, image.Height, image.Color, SquareLayout.For(image.Width, image.Height, size, mode));
    }

    /// <summary>Makes a square image of samples that lie in borrowed memory.</summary>
    internal static PixelImage ToSquare(ReadOnlySpan<byte> samples, int width, int height, ColorMode color, SquareLayout layout)
    {
        int size = layout.Size;
        int channels = (int)color;
        byte[] square = new byte[checked(size * size * channels)];
        if (layout.Width == size && layout.Height == size)
        {
            Resize(samples, width, height, channels, layout, square);
        }
        else
        {
            using var scaled = new PixelBuffer(layout.Width, layout.Height, channels);
            Resize(samples, width, height, channels, layout, scaled.Samples);
            CopyCentered(scaled, square, size);
        }

        return new PixelImage(size, size, color, square);
    }

    // An odd row or column of filling goes to the far end.
    private static void CopyCentered(PixelBuffer scaled, Span<byte> square, int size)
    {
        int left = (size - scaled.Width) / 2;
        int top = (size - scaled.Height) / 2;
        int stride = scaled.Width * scaled.Channels;
        for (int y = 0; y < scaled.Height; y++)
        {
            scaled.Samples.Slice(y * stride, stride).CopyTo(square[((((top + y) * size) + left) * scaled.Channels)..]);
        }
    }

    private static unsafe void Resize(ReadOnlySpan<byte> samples, int width, int height, int channels, SquareLayout layout, Span<byte> result)
    {
        double right = layout.Left + layout.SourceWidth;
        double bottom = layout.Top + layout.SourceHeight;
        fixed (byte* source = samples, target = result)
        {
            DecodeStatus status = NativeMethods.Resize(
                source, width, height, channels, layout.Left, layout.Top, right, bottom, target, layout.Width, layout.Height);
            if (status != DecodeStatus.Ok)
                throw new InsufficientMemoryException($"No memory to resize {width} x {height} to {layout.Width} x {layout.Height} pixels.");
        }
    }
}
