using MedScan.Datasets;
using MedScan.Datasets.Loading;
using MedScan.Imaging;

namespace MedScan.Tests.Datasets;

public sealed class BatchLoaderTests : IAsyncLifetime, IDisposable
{
    private const int Images = 50;

    private static readonly AugmentationOptions Everything = new()
    {
        HorizontalFlip = 0.5,
        Rotation = 20,
        Shift = 0.1,
        Zoom = 0.2,
        Shear = 5,
        Brightness = 0.2,
        Contrast = 0.2,
    };

    private readonly TempFolder folder = new();
    private ImageDataset dataset = null!;
    private ImageCache cache = null!;

    public async Task InitializeAsync()
    {
        dataset = await SampleSets.FolderAsync(folder, Images);
        cache = await SampleSets.CacheAsync(folder, dataset);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        cache.Dispose();
        folder.Dispose();
    }

    private BatchLoader Loader(LoaderOptions options, IEnumerable<int>? indices = null) =>
        new(cache, dataset, [.. indices ?? Enumerable.Range(0, Images)], options);

    /// <summary>A line of text per batch, so that batches compare by value.</summary>
    private static List<string> ReadAll(BatchLoader loader, int epoch, int skip = 0) =>
        [.. loader.Epoch(epoch, skip).Select(batch => $"{string.Join(' ', batch.SampleIndices)}: {Convert.ToHexString(batch.Images.Span)}")];

    private static byte[] Pixels(BatchLoader loader, int epoch) => [.. loader.Epoch(epoch).SelectMany(batch => batch.Images.ToArray())];

    private static int[] Order(BatchLoader loader, int epoch) => [.. loader.Epoch(epoch).SelectMany(batch => batch.SampleIndices)];

    [Fact]
    public void Epoch_Plain_GivesEverySampleInOrder()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 8 });

        int seen = 0;
        foreach (Batch batch in loader.Epoch(0))
        {
            Assert.Equal(batch.Count * 16 * 16 * 3, batch.Images.Length);
            for (int image = 0; image < batch.Count; image++, seen++)
            {
                Assert.Equal(seen, batch.SampleIndices[image]);
                Assert.Equal(dataset.Samples[seen].Label, batch.Labels[image]);
                Assert.Equal(cache.Pixels(seen), batch.Images.Span.Slice(image * 768, 768));
            }
        }

        Assert.Equal(Images, seen);
        Assert.Equal(7, loader.BatchesPerEpoch);
    }

    [Theory]
    [InlineData(8, false, 7)]
    [InlineData(8, true, 6)]
    [InlineData(50, false, 1)]
    [InlineData(25, true, 2)]
    [InlineData(64, false, 1)]
    public void BatchesPerEpoch_SizesAndDropLast_AreCountedByHand(int batchSize, bool dropLast, int expected)
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = batchSize, DropLast = dropLast });
        Assert.Equal(expected, loader.BatchesPerEpoch);
        Assert.Equal(expected, ReadAll(loader, 0).Count);
    }

    // The promise that training can be repeated: threads and prefetching cannot matter.
    [Fact]
    public void Epoch_AnyWorkersAndPrefetch_GivesTheSameBytes()
    {
        LoaderOptions options = new() { BatchSize = 4, Shuffle = true, Augmentation = Everything, Seed = 3, Workers = 1, Prefetch = 1 };
        using BatchLoader reference = Loader(options);
        List<string> expected = ReadAll(reference, 2);
        foreach ((int workers, int prefetch) in new[] { (2, 1), (3, 4), (8, 2), (5, 30), (0, 4) })
        {
            using BatchLoader loader = Loader(options with { Workers = workers, Prefetch = prefetch });
            ReadAll(loader, 0);
            Assert.Equal(expected, ReadAll(loader, 2));
        }
    }

    [Fact]
    public void Epoch_SkippedBatches_AreTheRestOfTheWholeEpoch()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 4, Shuffle = true, Augmentation = Everything, Seed = 9 });
        List<string> whole = ReadAll(loader, 5);
        for (int skip = 0; skip <= loader.BatchesPerEpoch; skip++)
            Assert.Equal(whole.Skip(skip), ReadAll(loader, 5, skip));
    }

    [Fact]
    public void Epoch_Shuffled_IsAPermutationThatDiffersByEpochAndSeed()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 7, Shuffle = true, Seed = 1 });
        using BatchLoader other = Loader(new LoaderOptions { BatchSize = 7, Shuffle = true, Seed = 2 });
        int[] first = Order(loader, 0);
        Assert.Equal(Enumerable.Range(0, Images), first.Order());
        Assert.NotEqual(first, Order(loader, 1));
        Assert.NotEqual(first, Order(other, 0));
        Assert.Equal(first, Order(loader, 0));
    }

    // Written down once from this implementation: a checkpoint of an older release must resume on the same order.
    [Fact]
    public void Epoch_KnownSeed_NeverChanges()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 50, Shuffle = true, Seed = 7 });
        Assert.Equal("31 38 17 8 29 49 46 3 26 6 5 41", string.Join(' ', Order(loader, 3).Take(12)));
    }

    [Fact]
    public void Epoch_OtherEpoch_AugmentsDifferently()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 50, Augmentation = Everything });
        Assert.NotEqual(Pixels(loader, 0), Pixels(loader, 1));
    }

    [Fact]
    public void Epoch_FlipWithCertainty_MirrorsEveryImage()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 50, Augmentation = new AugmentationOptions { HorizontalFlip = 1 } });
        byte[] pixels = Pixels(loader, 0);
        // The test set marks the red sample of the top left pixel, which the mirror takes to the top right.
        for (int image = 0; image < Images; image++)
            Assert.Equal(255, pixels[(image * 768) + (15 * 3)]);
    }

    // 5 samples of class a, 20 of class b, 25 an epoch: 12 or 13 of each; over 10 epochs every sample is seen.
    [Fact]
    public void Epoch_Balanced_ShowsClassesEquallyOftenAndEverySampleInTime()
    {
        int[] indices = [.. dataset.Samples.Select((sample, index) => (sample, index)).Where(pair => pair.sample.Label == 1).Take(20).Select(pair => pair.index), 0, 1, 2, 3, 4];
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 6, Shuffle = true, Sampling = Sampling.Balanced }, indices);
        HashSet<int> seen = [];
        for (int epoch = 0; epoch < 10; epoch++)
        {
            int[] order = Order(loader, epoch);
            Assert.Equal(25, order.Length);
            Assert.InRange(order.Count(index => dataset.Samples[index].Label == 0), 12, 13);
            // 12 or 13 draws from 5: each two or three times.
            Assert.All(order.Where(index => index < 5).GroupBy(index => index), same => Assert.InRange(same.Count(), 2, 3));
            seen.UnionWith(order);
        }

        Assert.Equal(indices.Order(), seen.Order());
    }

    // 5 samples of class a, 20 of class b: an epoch of 40, in which each of a is seen four times and each of b once.
    [Fact]
    public void Epoch_Oversampled_RepeatsTheSmallClassUpToTheLargeOne()
    {
        int[] indices = [.. dataset.Samples.Index().Where(pair => pair.Item.Label == 1).Take(20).Select(pair => pair.Index), 0, 1, 2, 3, 4];
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 6, Shuffle = true, Sampling = Sampling.Oversampled }, indices);

        int[] order = Order(loader, 0);

        Assert.Equal((40, 7, 25), (loader.ImagesPerEpoch, loader.BatchesPerEpoch, loader.SampleCount)); // 40 / 6, rounded up
        Assert.Equal(indices.ToDictionary(index => index, index => index < 5 ? 4 : 1), order.CountBy(index => index).ToDictionary());
        Assert.Equal(order, Order(loader, 0));
        Assert.NotEqual(order, Order(loader, 1));
    }

    // 3 and 8 do not divide: two of the three are seen three times, the third twice, by lot.
    [Fact]
    public void Epoch_OversampledUnevenly_GivesTheRestByLot()
    {
        int[] indices = [.. dataset.Samples.Index().Where(pair => pair.Item.Label == 1).Take(8).Select(pair => pair.Index), 0, 2, 4];
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 16, Shuffle = true, Sampling = Sampling.Oversampled }, indices);
        HashSet<int> seldom = [];
        for (int epoch = 0; epoch < 20; epoch++)
        {
            Dictionary<int, int> times = Order(loader, epoch).CountBy(index => index).ToDictionary();
            Assert.Equal([2, 3, 3], new[] { 0, 2, 4 }.Select(index => times[index]).Order());
            seldom.Add(new[] { 0, 2, 4 }.MinBy(index => times[index]));
        }

        Assert.Equal([0, 2, 4], seldom.Order());
    }

    [Fact]
    public void Epoch_LeftEarly_EndsAndTheNextOneIsWhole()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 2, Workers = 3 });
        for (int round = 0; round < 50; round++)
            Assert.Equal([0, 1], loader.Epoch(round).First().SampleIndices);
        Assert.Equal(Enumerable.Range(0, Images), Order(loader, 1));
    }

    [Fact]
    public void Epoch_WhileAnotherIsRead_IsRefused()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 2 });
        using IEnumerator<Batch> reading = loader.Epoch(0).GetEnumerator();
        Assert.True(reading.MoveNext());
        Assert.Throws<InvalidOperationException>(() => loader.Epoch(1).First());
    }

    [Fact]
    public async Task Epoch_Cancelled_StopsWaiting()
    {
        using CancellationTokenSource source = new();
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 2 });
        await Assert.ThrowsAsync<OperationCanceledException>(() => Task.Run(() =>
        {
            foreach (Batch batch in loader.Epoch(0, cancellationToken: source.Token))
                source.Cancel();
        }).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Dispose_DuringAnEpoch_EndsIt()
    {
        await Task.Run(() =>
        {
            BatchLoader loader = Loader(new LoaderOptions { BatchSize = 1, Workers = 2, Prefetch = 1 });
            using IEnumerator<Batch> reading = loader.Epoch(0).GetEnumerator();
            Assert.True(reading.MoveNext());
            loader.Dispose();
            Assert.Throws<OperationCanceledException>(() =>
            {
                while (reading.MoveNext())
                {
                }
            });
            Assert.Throws<ObjectDisposedException>(() => loader.Epoch(1));
        }).WaitAsync(TimeSpan.FromSeconds(20));
    }

    // The mapping stays until the last worker is done, or the process would die.
    [Fact]
    public async Task Epoch_CacheDisposedMeanwhile_StillReadsTheMapping()
    {
        ImageCache own = await SampleSets.CacheAsync(folder, dataset);
        using BatchLoader loader = new(own, dataset, [.. Enumerable.Range(0, Images)], new LoaderOptions { BatchSize = 5, Prefetch = 1 });
        List<int> seen = [];
        foreach (Batch batch in loader.Epoch(0))
        {
            own.Dispose();
            seen.AddRange(batch.SampleIndices);
        }

        Assert.Equal(Enumerable.Range(0, Images), seen);
        Assert.Throws<ObjectDisposedException>(() => loader.Epoch(1).First());
    }

    [Fact]
    public async Task Epoch_WorkerFails_TheConsumerGetsItsException()
    {
        LoaderOptions options = new() { BatchSize = 10 };
        BatchSlot[] slots = [new(10, 16, 3), new(10, 16, 3)];
        int LabelOf(int index) => index < 20 ? 0 : throw new InvalidDataException("sample 20");
        using EpochRun run = new(cache, options, slots, [.. Enumerable.Range(0, Images)], LabelOf, epoch: 0, firstBatch: 0, batches: 5, workers: 2);

        InvalidDataException exception = await Assert.ThrowsAsync<InvalidDataException>(() => Task.Run(() =>
        {
            for (int batch = 0; batch < 5; batch++)
                run.Take(batch, CancellationToken.None);
        }).WaitAsync(TimeSpan.FromSeconds(20)));

        Assert.Equal("sample 20", exception.Message);
    }

    [Fact]
    public async Task Constructor_SkippedImages_AreLeftOut()
    {
        folder.Write("set/a/bad.png", "x");
        ImageDataset faulty = await ImageDataset.FromFolderAsync(folder.At("set"));
        using ImageCache skipping = await SampleSets.CacheAsync(folder, faulty, onBadImage: OnBadImage.Skip);
        using BatchLoader loader = new(skipping, faulty, [.. Enumerable.Range(0, Images + 1)], new LoaderOptions { BatchSize = 10 });
        Assert.Equal(Images, loader.SampleCount);
        Assert.Equal(Images, Order(loader, 0).Length);
    }

    [Fact]
    public void Constructor_ImpossibleOptions_AreTheCallersFault()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader(new LoaderOptions { BatchSize = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader(new LoaderOptions { Prefetch = 0 }));
        Assert.Throws<ArgumentException>(() => Loader(new LoaderOptions { Sampling = Sampling.Balanced }));
        Assert.Throws<ArgumentException>(() => Loader(new LoaderOptions { Sampling = Sampling.Oversampled }));
        Assert.Throws<ArgumentException>(() => Loader(new LoaderOptions { BatchSize = 51, DropLast = true }));
        Assert.Throws<ArgumentException>(() => Loader(new LoaderOptions(), []));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader(new LoaderOptions(), [Images]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Loader(new LoaderOptions { Augmentation = new AugmentationOptions { Zoom = 1 } }));
        Assert.Throws<ArgumentException>(() => new BatchLoader(cache, SampleSets.Index(2, SampleSets.Sample(0, 0)), [0]));
    }

    [Fact]
    public async Task Epoch_GrayCache_HasOneChannel()
    {
        using ImageCache gray = await SampleSets.CacheAsync(folder, dataset, color: ColorMode.Grayscale);
        using BatchLoader loader = new(gray, dataset, [0, 1, 2], new LoaderOptions { Augmentation = Everything });
        Batch batch = loader.Epoch(0).Single();
        Assert.Equal((3, 16, 1, 3 * 16 * 16), (batch.Count, batch.Size, batch.Channels, batch.Images.Length));
    }

    // Pixel memory is recycled: after the first epoch, an epoch of 50 images of 768 bytes (38,400) may take less than that.
    [Fact]
    public void Epoch_AfterTheFirst_AllocatesNoPixelMemory()
    {
        using BatchLoader loader = Loader(new LoaderOptions { BatchSize = 25, Augmentation = Everything, Workers = 1 });
        HashSet<byte[]> arrays = new(ReferenceEqualityComparer.Instance);
        for (int epoch = 0; epoch < 20; epoch++)
        {
            foreach (Batch batch in loader.Epoch(epoch))
            {
                Assert.True(System.Runtime.InteropServices.MemoryMarshal.TryGetArray(batch.Images, out ArraySegment<byte> segment));
                arrays.Add(segment.Array!);
            }
        }

        Assert.InRange(arrays.Count, 1, 3);
    }
}
