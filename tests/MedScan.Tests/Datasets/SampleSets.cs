using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Imaging;

namespace MedScan.Tests.Datasets;

/// <summary>Small data sets for tests: an index without files, and a folder of real PNG files.</summary>
internal static class SampleSets
{
    /// <summary>An index alone; nothing lies behind its paths.</summary>
    internal static ImageDataset Index(int classes, params IEnumerable<ImageSample> samples) => new(
        "index", "/nowhere", [.. Enumerable.Range(0, classes).Select(label => $"class{label}")], [.. samples], new FilePixelSource("/nowhere"), 0);

    internal static ImageSample Sample(int number, int label, DataSplit split = DataSplit.Unassigned, string? group = null) =>
        new($"image{number:D6}.png", label, split, group, $"{number:x64}");

    /// <summary>Writes class folders a and b in turn; every pixel of image i has the value i, green i + 1, blue i + 2, marked at its top left.</summary>
    internal static async Task<ImageDataset> FolderAsync(TempFolder folder, int count, int size = 16)
    {
        for (int image = 0; image < count; image++)
        {
            byte[] pixels = new byte[size * size * 3];
            for (int position = 0; position < pixels.Length; position++)
                pixels[position] = (byte)(image + (position % 3));
            pixels[0] = 255;
            string path = folder.At($"set/{(image % 2 == 0 ? "a" : "b")}/{image:D4}.png");
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            PngWriter.Write(path, new PixelImage(size, size, ColorMode.Rgb, pixels));
        }

        return await ImageDataset.FromFolderAsync(folder.At("set"));
    }

    internal static Task<ImageCache> CacheAsync(
        TempFolder folder, ImageDataset dataset, int size = 16, OnBadImage onBadImage = OnBadImage.Fail, int workers = 2, ColorMode color = ColorMode.Rgb) =>
        ImageCache.OpenAsync(
            dataset,
            new Preprocessing { ImageSize = size, Color = color },
            new ImageCacheOptions { Directory = folder.At("cache"), OnBadImage = onBadImage, Workers = workers });
}
