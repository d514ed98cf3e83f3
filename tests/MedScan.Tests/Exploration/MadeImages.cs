using MedScan.Imaging;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Exploration;

/// <summary>Images by a formula that numpy was given, too; expected values in these tests come from numpy 1.24 and Pillow 9.4.</summary>
internal static class MadeImages
{
    /// <summary>numpy: <c>(x*x*7 + y*13 + x*y*3 + number*31) % 251</c>.</summary>
    public static PixelImage Gray(int number, int width, int height)
    {
        var pixels = new byte[width * height];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Level(number, i % width, i / width);
        return new PixelImage(width, height, ColorMode.Grayscale, pixels);
    }

    /// <summary>Red, green and blue are the grey images of this number and the next two.</summary>
    public static PixelImage Colored(int number, int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = Level(number + (i % 3), i / 3 % width, i / 3 / width);
        return new PixelImage(width, height, ColorMode.Rgb, pixels);
    }

    /// <summary>An image of one level, with a single pixel of another.</summary>
    public static PixelImage Flat(byte level, byte dot, int side = 8)
    {
        var pixels = new byte[side * side];
        Array.Fill(pixels, level);
        pixels[(side * side / 2) + (side / 2)] = dot;
        return new PixelImage(side, side, ColorMode.Grayscale, pixels);
    }

    public static void Write(this TempFolder folder, string relative, PixelImage image)
    {
        string path = folder.At(relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        PngWriter.Write(path, image);
    }

    private static byte Level(int number, int x, int y) => (byte)(((x * x * 7) + (y * 13) + (x * y * 3) + (number * 31)) % 251);
}
