using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MedScan.Imaging;

namespace MedScan.Datasets.Caching;

/// <summary>What decides the bytes of a cache.</summary>
internal static class CacheKey
{
    // Raise it when decoding or resizing gives other numbers, or when the file's layout changes.
    internal const int Version = 1;

    internal static byte[] Of(ImageDataset dataset, Preprocessing preprocessing, long maxPixels)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{Version}|{dataset.Digest}|{preprocessing.ImageSize}|{preprocessing.Color}|{preprocessing.Resize}|{preprocessing.Window.Name}|{maxPixels}");
        return SHA256.HashData(Encoding.UTF8.GetBytes(text));
    }

    internal static string FileName(ImageDataset dataset, ReadOnlySpan<byte> key)
    {
        string name = string.Concat(dataset.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' ? letter : '_'));
        return $"{name}-{Convert.ToHexStringLower(key[..8])}.cache";
    }
}
