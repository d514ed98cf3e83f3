using System.Diagnostics;
using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Benchmarks;

/// <summary>An epoch of ResNet-18 from files and an epoch over tensors that already lie in memory, in turn.</summary>
internal static class EndToEnd
{
    private const int Threads = 2;
    private const int Batch = 32;
    private const int Side = 128;

    public static async Task<int> RunAsync(string data, int rounds)
    {
        var config = new ExperimentConfig
        {
            Name = "benchmark",
            Data = new() { Root = data, ImageSize = Side },
            Train = new() { BatchSize = Batch },
            Augment = new() { HorizontalFlip = 0.5, Rotation = 10, Shift = 0.05, Zoom = 0.1, Brightness = 0.1, Contrast = 0.1 },
        };
        ImageDataset dataset = await ImageDataset.OpenAsync(data).ConfigureAwait(false);
        IReadOnlyList<int> train = dataset.IndicesOf(DataSplit.Train);
        Console.WriteLine($"{dataset.Name}: {train.Count} training images, batch {Batch}, 3x{Side}x{Side}, {Threads} threads");
        return await Task.Run(() =>
        {
            set_num_threads(Threads);
            using var steps = new ResNet18Steps(Precision.Auto, Batch, Side, dataset.Classes.Count);
            steps.Train(3);
            Comparison cold = new("first epoch, no cache"), warm = new("later epoch, cache");
            int images = train.Count / Batch * Batch;
            for (int round = 0; round < rounds; round++)
            {
                DirectoryInfo folder = Directory.CreateTempSubdirectory("medscan-benchmark-");
                try
                {
                    (double first, double later, double memory) = Round(config, dataset, train, steps, folder.FullName);
                    cold.Add(first, memory);
                    warm.Add(later, memory);
                }
                finally
                {
                    folder.Delete(recursive: true);
                }
            }

            cold.Print(images, "files", "tensors in memory");
            warm.Print(images, "files", "tensors in memory");
            return 0;
        }).ConfigureAwait(false);
    }

    private static (double First, double Later, double Memory) Round(
        ExperimentConfig config, ImageDataset dataset, IReadOnlyList<int> train, ResNet18Steps steps, string folder)
    {
        var options = new ImageCacheOptions { Directory = folder };
        long start = Stopwatch.GetTimestamp();
        using ImageCache cache = ImageCache.OpenAsync(dataset, new() { ImageSize = Side }, options).GetAwaiter().GetResult();
        using BatchLoader loader = TrainingLoaders.ForTraining(cache, dataset, train, config);
        ChannelStatistics statistics = cache.ComputeStatistics(train);
        using var converter = new BatchConverter(new() { Mean = statistics.Mean, Std = statistics.StandardDeviation }, Side, 3);
        Epoch(loader, converter, steps, 0);
        double first = Stopwatch.GetElapsedTime(start).TotalSeconds;

        start = Stopwatch.GetTimestamp();
        Epoch(loader, converter, steps, 1);
        double later = Stopwatch.GetElapsedTime(start).TotalSeconds;

        using DisposeScope scope = NewDisposeScope();
        List<(Tensor Images, Tensor Labels)> memory = [];
        foreach (Batch batch in loader.Epoch(2))
            memory.Add((converter.Convert(batch), tensor(batch.Labels.ToArray())));
        start = Stopwatch.GetTimestamp();
        foreach ((Tensor images, Tensor labels) in memory)
            steps.Step(images, labels);
        return (first, later, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static void Epoch(BatchLoader loader, BatchConverter converter, ResNet18Steps steps, int epoch)
    {
        foreach (Batch batch in loader.Epoch(epoch))
        {
            using DisposeScope scope = NewDisposeScope();
            steps.Step(converter.Convert(batch), tensor(batch.Labels.ToArray()));
        }
    }
}
