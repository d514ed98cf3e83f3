using System.Globalization;
using System.Text;
using MedScan.Imaging;

namespace MedScan.Tests.Imaging;

/// <summary>The files of Fixtures; make-fixtures.py beside them says where each comes from.</summary>
internal static class Fixture
{
    public static string Folder { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "Imaging", "Fixtures");

    public static string Path(string name) => System.IO.Path.Combine(Folder, name);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    /// <summary>Expected pixels of <c>name.rgb.ppm</c> or <c>name.gray.pgm</c>.</summary>
    public static PixelImage Expected(string name, ColorMode color)
    {
        byte[] file = Bytes(name + (color == ColorMode.Rgb ? ".rgb.ppm" : ".gray.pgm"));
        // "P6 width height 255" with single white space, then the samples.
        string[] words = Encoding.ASCII.GetString(file, 0, Math.Min(file.Length, 32)).Split([' ', '\n'], 5);
        int headerLength = words.Take(4).Sum(word => word.Length + 1);
        return new PixelImage(Number(words[1]), Number(words[2]), color, file[headerLength..]);

        static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);
    }

    /// <summary>The image has the expected shape, and no sample is further off than <paramref name="tolerance"/> grey levels.</summary>
    public static void AssertClose(PixelImage expected, PixelImage actual, int tolerance)
    {
        Assert.Equal((expected.Width, expected.Height, expected.Color), (actual.Width, actual.Height, actual.Color));
        Assert.InRange(Differences(expected, actual).Max(), 0, tolerance);
    }

    public static IReadOnlyList<int> Differences(PixelImage one, PixelImage other) =>
        [.. one.Pixels.ToArray().Zip(other.Pixels.ToArray(), (a, b) => Math.Abs(a - b))];
}
