using MedScan.Imaging;

namespace MedScan.Benchmarks.NearDuplicates;

/// <summary>A way in which copies of images come about.</summary>
/// <param name="Name">What is done.</param>
/// <param name="Make">Does it.</param>
internal sealed record MadeCase(string Name, Func<PixelImage, PixelImage> Make)
{
    /// <summary>All cases; the shifts fill with black, as a viewer's window does.</summary>
    public static IReadOnlyList<MadeCase> All { get; } =
    [
        new("JPEG, quality 90", image => Encoded(image, 90)),
        new("JPEG, quality 75", image => Encoded(image, 75)),
        new("JPEG, quality 50", image => Encoded(image, 50)),
        new("resized to 90 %", image => Resized(image, 0.9)),
        new("resized to 110 %", image => Resized(image, 1.1)),
        new("resized to 50 %", image => Resized(image, 0.5)),
        new("brighter by 20 %", image => Toned(image, 1.2, 0)),
        new("darker by 20 %", image => Toned(image, 0.8, 0)),
        new("contrast +30 %", image => Toned(image, 1.3, -0.15)),
        new("contrast -30 %", image => Toned(image, 0.7, 0.15)),
        new("gamma 0.8", image => Mapped(image, value => 255 * Math.Pow(value / 255, 0.8))),
        new("mirrored", Mirrored),
        new("cropped by 2 %, all sides", image => Cropped(image, 0.02, 0.02, 0.02, 0.02)),
        new("cropped by 5 %, all sides", image => Cropped(image, 0.05, 0.05, 0.05, 0.05)),
        new("cropped by 5 %, left and bottom", image => Cropped(image, 0.05, 0, 0, 0.05)),
        new("shifted by 2 %", image => Shifted(image, 0.02, -0.02)),
        new("shifted by 5 %", image => Shifted(image, -0.05, 0.05)),
        new("mirrored, cropped 3 %, 90 %, brighter, JPEG 70", image =>
            Encoded(Toned(Resized(Cropped(Mirrored(image), 0.03, 0.01, 0.02, 0.03), 0.9), 1.15, 0), 70)),
    ];

    public static PixelImage Encoded(PixelImage image, int quality) =>
        ImageDecoder.Decode(JpegEncoder.Encode(image, quality), "made.jpg", new DecodeOptions { Color = image.Color });

    public static PixelImage Resized(PixelImage image, double scale) => ImageResizer.Resize(
        image, Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)));

    public static PixelImage Toned(PixelImage image, double gain, double offset) => Mapped(image, value => (gain * value) + (offset * 255));

    public static PixelImage Mirrored(PixelImage image) => Moved(image, image.Width, image.Height, (x, y) => (image.Width - 1 - x, y));

    public static PixelImage Cropped(PixelImage image, double left, double top, double right, double bottom)
    {
        int column = (int)Math.Round(left * image.Width);
        int row = (int)Math.Round(top * image.Height);
        int width = image.Width - column - (int)Math.Round(right * image.Width);
        int height = image.Height - row - (int)Math.Round(bottom * image.Height);
        return Moved(image, width, height, (x, y) => (x + column, y + row));
    }

    public static PixelImage Shifted(PixelImage image, double right, double down)
    {
        int columns = (int)Math.Round(right * image.Width);
        int rows = (int)Math.Round(down * image.Height);
        return Moved(image, image.Width, image.Height, (x, y) => (x - columns, y - rows));
    }

    private static PixelImage Mapped(PixelImage image, Func<double, double> map)
    {
        byte[] pixels = image.Pixels.ToArray();
        for (int index = 0; index < pixels.Length; index++)
            pixels[index] = (byte)Math.Round(Math.Clamp(map(pixels[index]), 0, 255));
        return new PixelImage(image.Width, image.Height, image.Color, pixels);
    }

    // What comes from outside is black.
    private static PixelImage Moved(PixelImage image, int width, int height, Func<int, int, (int X, int Y)> from)
    {
        ReadOnlySpan<byte> source = image.Pixels.Span;
        byte[] pixels = new byte[width * height * image.Channels];
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                (int fromX, int fromY) = from(x, y);
                if (fromX < 0 || fromX >= image.Width || fromY < 0 || fromY >= image.Height)
                    continue;
                source.Slice(((fromY * image.Width) + fromX) * image.Channels, image.Channels)
                    .CopyTo(pixels.AsSpan(((y * width) + x) * image.Channels));
            }
        }

        return new PixelImage(width, height, image.Color, pixels);
    }
}
