using System.Buffers.Binary;
using System.Security.Cryptography;
using MedScan.Auditing.NearDuplicates;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Auditing.Scanning;

/// <summary>The one look at an image.</summary>
internal static class ImageExamination
{
    private const int EvenTolerance = 2;

    // JPEG stores colour coarsely and returns grey a little tinted.
    private const int GrayTolerance = 12;
    private const double ColoredShare = 0.001;

    internal static ImageRecord Of(StoredImage image)
    {
        PixelImage rgb = image.Pixels;
        PixelImage gray = ColorConversion.Convert(rgb, ColorMode.Grayscale);
        string hash = HashPixels(rgb);
        (double share, int level) = Evenness(gray.Pixels.Span);
        return new ImageRecord(
            hash,
            rgb.Width,
            rgb.Height,
            Storage(image.Header),
            IsColored(rgb),
            share,
            level,
            share >= ImageRecord.NearConstantShare ? null : BandFinder.Find(gray.Pixels.Span, gray.Width, gray.Height),
            Fingerprint.Of(hash, rgb.Width, rgb.Height, Thumbnail.Of(gray)));
    }

    // The size in front keeps 2 x 3 apart from 3 x 2 pixels.
    private static string HashPixels(PixelImage image)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> size = stackalloc byte[2 * sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(size, image.Width);
        BinaryPrimitives.WriteInt32LittleEndian(size[sizeof(int)..], image.Height);
        hash.AppendData(size);
        hash.AppendData(image.Pixels.Span);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Storage(ImageHeader? header) => header is null
        ? "array"
        : $"{header.Format.ToString().ToUpperInvariant()}, {Channels(header.Channels)}, {header.BitDepth} bits";

    private static string Channels(int channels) => channels switch
    {
        1 => "grey",
        2 => "grey with alpha",
        3 => "colour",
        _ => "four channels",
    };

    private static bool IsColored(PixelImage rgb)
    {
        ReadOnlySpan<byte> pixels = rgb.Pixels.Span;
        int colored = 0;
        for (int place = 0; place < pixels.Length; place += 3)
        {
            int largest = Math.Max(Math.Max(pixels[place], pixels[place + 1]), pixels[place + 2]);
            int smallest = Math.Min(Math.Min(pixels[place], pixels[place + 1]), pixels[place + 2]);
            if (largest - smallest > GrayTolerance)
                colored++;
        }

        return colored > ColoredShare * pixels.Length / 3;
    }

    private static (double Share, int Level) Evenness(ReadOnlySpan<byte> gray)
    {
        Span<int> counts = stackalloc int[256];
        counts.Clear();
        foreach (byte value in gray)
            counts[value]++;
        int best = 0;
        int level = 0;
        for (int middle = 0; middle < counts.Length; middle++)
        {
            int around = 0;
            for (int near = Math.Max(0, middle - EvenTolerance); near <= Math.Min(255, middle + EvenTolerance); near++)
                around += counts[near];
            if (around > best)
                (best, level) = (around, middle);
        }

        return ((double)best / gray.Length, level);
    }
}
