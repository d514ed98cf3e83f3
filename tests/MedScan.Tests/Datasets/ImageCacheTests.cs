using System.Security.Cryptography;
using MedScan.Datasets;
using MedScan.Imaging;

namespace MedScan.Tests.Datasets;

public sealed class ImageCacheTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    private string[] CacheFolder() => [.. Directory.GetFiles(folder.At("cache")).Select(Path.GetFileName).OfType<string>()];

    [Fact]
    public async Task OpenAsync_FirstTime_HoldsTheDecodedPixels()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 9);
        using ImageCache cache = await SampleSets.CacheAsync(folder, dataset);

        Assert.Equal((16, 3, 9), (cache.Size, cache.Channels, cache.Count));
        for (int index = 0; index < 9; index++)
        {
            // The test set paints image i with (i, i + 1, i + 2); sample paths are a/0000, a/0002, ..., b/0001, ...
            int image = int.Parse(Path.GetFileNameWithoutExtension(dataset.Samples[index].Path), System.Globalization.CultureInfo.InvariantCulture);
            Assert.Equal([255, (byte)(image + 1), (byte)(image + 2), (byte)image], cache.Pixels(index)[..4].ToArray());
            Assert.Equal((byte)(image + 2), cache.Pixels(index)[^1]);
        }
    }

    [Fact]
    public async Task OpenAsync_SecondTime_DecodesNothing()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 6);
        (await SampleSets.CacheAsync(folder, dataset)).Dispose();
        Directory.Delete(folder.At("set"), recursive: true);

        using ImageCache cache = await SampleSets.CacheAsync(folder, dataset);

        Assert.Equal(6, cache.Count);
    }

    [Fact]
    public async Task OpenAsync_OtherWorkerCounts_WriteTheSameBytes()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 40);
        List<string> hashes = [];
        foreach (int workers in new[] { 1, 2, 7 })
        {
            using ImageCache cache = await SampleSets.CacheAsync(folder, dataset, workers: workers);
            hashes.Add(Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(cache.Path))));
            File.Delete(cache.Path);
        }

        Assert.Single(hashes.Distinct());
    }

    [Fact]
    public async Task OpenAsync_OtherPreprocessing_IsAnotherFile()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 4);
        using ImageCache small = await SampleSets.CacheAsync(folder, dataset);
        using ImageCache large = await SampleSets.CacheAsync(folder, dataset, size: 32);
        using ImageCache gray = await SampleSets.CacheAsync(folder, dataset, color: ColorMode.Grayscale);

        Assert.Equal(3, new[] { small.Path, large.Path, gray.Path }.Distinct().Count());
        Assert.Equal(32 * 32 * 3, large.Pixels(0).Length);
        Assert.Equal(16 * 16, gray.Pixels(0).Length);
    }

    // Cut anywhere, or changed in header, pixels or index: built again, never believed.
    [Fact]
    public async Task OpenAsync_TruncatedOrTampered_IsBuiltAgain()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 5);
        using ImageCache first = await SampleSets.CacheAsync(folder, dataset);
        byte[] whole = await File.ReadAllBytesAsync(first.Path);
        int index = 4096 + (5 * 16 * 16 * 3);
        byte[][] faulty =
        [
            [], whole[..10], whole[..4096], whole[..6000], whole[..^1], [.. whole, 0],
            .. new[] { 0, 9, 13, 25, 50, 100, 120, 4096, 5000, index - 1, index, whole.Length - 1 }.Select(position =>
            {
                byte[] changed = [.. whole];
                changed[position] ^= 1;
                return changed;
            }),
        ];

        foreach (byte[] content in faulty)
        {
            // Written aside and moved: the mapping that is still open keeps the old file.
            await File.WriteAllBytesAsync(folder.At("faulty"), content);
            File.Move(folder.At("faulty"), first.Path, overwrite: true);

            using ImageCache again = await SampleSets.CacheAsync(folder, dataset);

            Assert.Equal(first.Pixels(3), again.Pixels(3));
            Assert.Equal(whole, await File.ReadAllBytesAsync(again.Path));
        }
    }

    [Fact]
    public async Task OpenAsync_BadImages_FailNamesThemAndSkipRemembersThem()
    {
        await SampleSets.FolderAsync(folder, 20);
        for (int bad = 0; bad < 12; bad++)
            folder.Write($"set/a/bad{bad:D2}.png", $"no image {bad}");
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));

        BadImagesException exception = await Assert.ThrowsAsync<BadImagesException>(() => SampleSets.CacheAsync(folder, dataset));
        Assert.Equal(12, exception.Images.Count);
        Assert.Contains("12 of 32 images", exception.Message, StringComparison.Ordinal);
        Assert.Contains("bad09.png", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("bad10.png", exception.Message, StringComparison.Ordinal);
        Assert.Contains("and 2 more", exception.Message, StringComparison.Ordinal);
        Assert.Empty(CacheFolder());

        for (int run = 0; run < 2; run++)
        {
            using ImageCache cache = await SampleSets.CacheAsync(folder, dataset, onBadImage: OnBadImage.Skip);
            Assert.Equal(Enumerable.Range(0, 12).Select(bad => $"a/bad{bad:D2}.png"), cache.Skipped.Select(image => image.Path));
            Assert.True(cache.IsSkipped(10));
            Assert.All(cache.Skipped, image => Assert.Equal(ImageFault.NotAnImage, image.Fault));
            Assert.Throws<ArgumentException>(() => cache.Pixels(10).Length);
        }

        // The cache exists now; failing must still be the answer for one who did not ask to skip.
        BadImagesException again = await Assert.ThrowsAsync<BadImagesException>(() => SampleSets.CacheAsync(folder, dataset));
        Assert.Equal(exception.Images, again.Images);
    }

    [Fact]
    public async Task OpenAsync_NoImageIsGood_FailsThoughSkippingIsAllowed()
    {
        folder.Write("set/a/1.png", "x");
        folder.Write("set/b/1.png", "y");
        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));
        await Assert.ThrowsAsync<BadImagesException>(() => SampleSets.CacheAsync(folder, dataset, onBadImage: OnBadImage.Skip));
    }

    [Fact]
    public async Task OpenAsync_Cancelled_LeavesNothing()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 200);
        using CancellationTokenSource source = new();
        Synchronous progress = new(report =>
        {
            if (report.Done == 20)
                source.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ImageCache.OpenAsync(
            dataset, new Preprocessing { ImageSize = 16 }, new ImageCacheOptions { Directory = folder.At("cache") }, progress, source.Token));

        Assert.Empty(CacheFolder());
    }

    [Fact]
    public async Task OpenAsync_Progress_CountsEveryImageOnce()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 30);
        List<ImageProgress> reports = [];
        using ImageCache cache = await ImageCache.OpenAsync(
            dataset, new Preprocessing { ImageSize = 16 }, new ImageCacheOptions { Directory = folder.At("cache"), Workers = 3 }, new Synchronous(reports.Add));
        Assert.Equal(Enumerable.Range(1, 30), reports.Select(report => report.Done));
        Assert.All(reports, report => Assert.Equal(30, report.Total));
    }

    // A killed writer leaves what these files are: a beginning under a name ending in .part, unlocked.
    [Fact]
    public async Task OpenAsync_LeftoversOfAKilledWriter_AreNotTrustedAndOldOnesRemoved()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 4);
        string path;
        byte[] whole;
        using (ImageCache cache = await SampleSets.CacheAsync(folder, dataset))
        {
            path = cache.Path;
            whole = await File.ReadAllBytesAsync(path);
        }

        File.Delete(path);
        string old = path + ".123-abc.part", young = path + ".124-abc.part", locked = path + ".125-abc.part", foreign = folder.At("cache/other.part");
        foreach (string leftover in new[] { old, young, locked, foreign })
        {
            await File.WriteAllBytesAsync(leftover, whole[..5000]);
            if (leftover != young)
                File.SetLastWriteTimeUtc(leftover, DateTime.UtcNow.AddHours(-1));
        }

        using FileStream writer = new(locked, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        using ImageCache again = await SampleSets.CacheAsync(folder, dataset);

        Assert.Equal(whole, await File.ReadAllBytesAsync(path));
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young), "Too young to be told from a writer that has just begun.");
        Assert.True(File.Exists(locked), "Its writer lives.");
        Assert.True(File.Exists(foreign), "Not a cache's.");
    }

    [Fact]
    public async Task OpenAsync_ManyAtOnce_AllEndWell()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 60);
        ImageCache[] caches = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => SampleSets.CacheAsync(folder, dataset))));
        Assert.All(caches, cache => Assert.Equal(caches[0].Pixels(59), cache.Pixels(59)));
        foreach (ImageCache cache in caches)
            cache.Dispose();

        Assert.Single(CacheFolder());
    }

    [Fact]
    public async Task OpenAsync_NotEnoughSpace_SaysHowMuchAndLeavesNothing()
    {
        // 4096 x 4096 x 3 bytes a sample: a million of them are 48 TiB.
        ImageDataset dataset = SampleSets.Index(2, Enumerable.Range(0, 1_000_000).Select(number => SampleSets.Sample(number, number % 2)));
        ImageCacheException exception = await Assert.ThrowsAsync<ImageCacheException>(() => SampleSets.CacheAsync(folder, dataset, size: 4096));
        Assert.Contains("needs 48000001 MiB", exception.Message, StringComparison.Ordinal);
        Assert.Empty(CacheFolder());
    }

    [Fact]
    public async Task OpenAsync_FolderIsAFile_SaysSo()
    {
        ImageDataset dataset = await SampleSets.FolderAsync(folder, 2);
        folder.Write("cache", "a file");
        ImageCacheException exception = await Assert.ThrowsAsync<ImageCacheException>(() => SampleSets.CacheAsync(folder, dataset));
        Assert.Contains("cache folder cannot be used", exception.Message, StringComparison.Ordinal);
    }

    // By hand: two gray images of value 51 and 153 have mean 102 and deviation 51; 102 / 255 = 0.4, 51 / 255 = 0.2.
    [Fact]
    public async Task ComputeStatistics_TwoFlatImages_MatchesHandCalculation()
    {
        foreach ((string name, byte value) in new[] { ("a", (byte)51), ("b", (byte)153), ("c", (byte)255) })
        {
            Directory.CreateDirectory(folder.At("set/" + name));
            PngWriter.Write(folder.At($"set/{name}/1.png"), new PixelImage(8, 8, ColorMode.Grayscale, [.. Enumerable.Repeat(value, 64)]));
        }

        ImageDataset dataset = await ImageDataset.FromFolderAsync(folder.At("set"));
        foreach (ColorMode color in new[] { ColorMode.Grayscale, ColorMode.Rgb })
        {
            using ImageCache cache = await SampleSets.CacheAsync(folder, dataset, size: 8, color: color);
            ChannelStatistics statistics = cache.ComputeStatistics([0, 1]);
            Assert.Equal((int)color, statistics.Mean.Count);
            Assert.All(statistics.Mean, mean => Assert.Equal(0.4, mean, 12));
            Assert.All(statistics.StandardDeviation, deviation => Assert.Equal(0.2, deviation, 12));
        }
    }

    [Fact]
    public async Task Pixels_AfterDispose_Throws()
    {
        ImageCache cache = await SampleSets.CacheAsync(folder, await SampleSets.FolderAsync(folder, 2));
        cache.Dispose();
        cache.Dispose();
        Assert.Throws<ObjectDisposedException>(() => cache.Pixels(0).Length);
    }

    // Mean and deviation of train_images / 255 with NumPy.
    [SkippableFact]
    public async Task ComputeStatistics_RealPneumoniaMnist_MatchesNumPy()
    {
        ImageDataset dataset = await ImageDataset.OpenAsync(RealData.PathOrSkip("pneumoniamnist.npz"));
        using ImageCache cache = await SampleSets.CacheAsync(folder, dataset, size: 28, color: ColorMode.Grayscale);
        ChannelStatistics statistics = cache.ComputeStatistics(dataset.IndicesOf(DataSplit.Train));
        Assert.Equal(0.5766019931929495, statistics.Mean[0], 12);
        Assert.Equal(0.16458196993659266, statistics.StandardDeviation[0], 12);
    }

    private sealed class Synchronous(Action<ImageProgress> action) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) => action(value);
    }
}
