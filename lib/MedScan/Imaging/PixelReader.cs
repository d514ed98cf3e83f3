using System.Text;

namespace MedScan.Imaging;

/// <summary>Decodes pixels into pooled memory once the header is known and found acceptable.</summary>
internal static unsafe class PixelReader
{
    private const int MessageCapacity = 256;

    // libjpeg has fast code for these; 5/8, 6/8 and 7/8 are slower than decoding at full size.
    private static readonly int[] Reductions = [8, 4, 2];

    /// <summary>The largest of 8, 4, 2 and 1 by which a file may be shrunk while it is decoded so that neither side falls
    /// below <paramref name="minSide"/>; 1 when that is 0.</summary>
    public static int Reduction(ImageHeader header, int minSide) =>
        minSide == 0 ? 1 : Largest(header, reduction => Math.Min(header.Width, header.Height) / reduction >= minSide);

    /// <summary>The largest reduction that leaves the part of the image that is kept at least <paramref name="margin"/> times
    /// as long as its place in the square.</summary>
    public static int Reduction(ImageHeader header, SquareLayout layout, int margin) =>
        Largest(header, reduction => layout.SourceWidth >= (double)layout.Width * margin * reduction
            && layout.SourceHeight >= (double)layout.Height * margin * reduction);

    // A reduction that does not divide a side leaves a last sample that is only partly inside the image and partly what the
    // encoder filled its block with. With such samples the edges of some real scans were off by 40 grey levels.
    private static int Largest(ImageHeader header, Predicate<int> fits) =>
        header.Format != ImageFormat.Jpeg ? 1
        : Reductions.FirstOrDefault(reduction => header.Width % reduction == 0 && header.Height % reduction == 0 && fits(reduction), 1);

    /// <summary>Decodes and turns upright; the reduction is one that the methods above gave.</summary>
    /// <exception cref="ImageReadException">TooLarge, Truncated, Corrupt or Unsupported.</exception>
    public static PixelBuffer Read(ReadOnlySpan<byte> file, string name, ImageHeader header, ColorMode color, long maxPixels, int reduction)
    {
        long pixels = (long)header.Width * header.Height;
        if (pixels > maxPixels)
            throw TooLarge(name, header, maxPixels);
        int width = header.StoredWidth / reduction;
        int height = header.StoredHeight / reduction;
        int channels = (int)color;
        if ((long)width * height * channels > Array.MaxLength)
            throw new ImageReadException(name, ImageFault.TooLarge, $"{width} x {height} pixels do not fit into one buffer of {Array.MaxLength:N0} bytes");

        var buffer = new PixelBuffer(width, height, channels);
        try
        {
            Decode(file, name, header, buffer);
            return header.Orientation == 1 ? buffer : TurnUpright(buffer, header.Orientation);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }
    }

    /// <summary>The refusal of an image whose header announces too many pixels.</summary>
    internal static ImageReadException TooLarge(string name, ImageHeader header, long maxPixels) => new(
        name, ImageFault.TooLarge,
        $"{header.Width} x {header.Height} pixels are more than the limit of {maxPixels:N0}; raise the limit or shrink the image");

    private static void Decode(ReadOnlySpan<byte> file, string name, ImageHeader header, PixelBuffer buffer)
    {
        byte* message = stackalloc byte[MessageCapacity];
        message[0] = 0;
        DecodeStatus status;
        fixed (byte* data = file, target = buffer.Samples)
        {
            status = header.Format == ImageFormat.Jpeg
                ? NativeMethods.DecodeJpeg(data, file.Length, header.Channels, buffer.Width, buffer.Height, buffer.Channels, target, message, MessageCapacity)
                : NativeMethods.DecodePng(data, file.Length, buffer.Width, buffer.Height, buffer.Channels, target, message, MessageCapacity);
        }

        if (status == DecodeStatus.Ok) return;
        var text = new ReadOnlySpan<byte>(message, MessageCapacity);
        string detail = Encoding.UTF8.GetString(text[..text.IndexOf((byte)0)]);
        throw status switch
        {
            DecodeStatus.Truncated => new ImageReadException(name, ImageFault.Truncated, $"the file ends before the image does ({detail}); copy or download it again"),
            DecodeStatus.Unsupported => new ImageReadException(name, ImageFault.Unsupported, $"this variant of {header.Format.ToString().ToUpperInvariant()} is not read ({detail}); convert the file"),
            DecodeStatus.OutOfMemory => new ImageReadException(name, ImageFault.TooLarge, $"no memory for {header.Width} x {header.Height} pixels ({detail})"),
            _ => new ImageReadException(name, ImageFault.Corrupt, $"the image data is damaged ({detail}); copy or download it again"),
        };
    }

    private static PixelBuffer TurnUpright(PixelBuffer stored, int orientation)
    {
        var upright = orientation >= 5
            ? new PixelBuffer(stored.Height, stored.Width, stored.Channels)
            : new PixelBuffer(stored.Width, stored.Height, stored.Channels);
        fixed (byte* source = stored.Samples, target = upright.Samples)
        {
            NativeMethods.Orient(source, stored.Width, stored.Height, stored.Channels, orientation, target);
        }

        stored.Dispose();
        return upright;
    }
}
