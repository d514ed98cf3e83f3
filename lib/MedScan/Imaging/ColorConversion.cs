namespace MedScan.Imaging;

/// <summary>Grey to RGB and back, with the numbers of the decoders.</summary>
internal static class ColorConversion
{
    /// <summary>Changes the channels of an image.</summary>
    public static PixelImage Convert(PixelImage image, ColorMode color)
    {
        if (image.Color == color) return image;
        ReadOnlySpan<byte> source = image.Pixels.Span;
        byte[] target = new byte[checked(image.Width * image.Height * (int)color)];
        if (color == ColorMode.Rgb)
        {
            for (int i = 0; i < source.Length; i++) target.AsSpan(3 * i, 3).Fill(source[i]);
        }
        else
        {
            // ITU-R BT.601 in 16-bit fixed point, as rgb_to_gray in native/color.cpp.
            for (int i = 0; i < target.Length; i++)
                target[i] = (byte)(((source[3 * i] * 19595) + (source[(3 * i) + 1] * 38470) + (source[(3 * i) + 2] * 7471) + 0x8000) >> 16);
        }

        return new PixelImage(image.Width, image.Height, color, target);
    }
}
