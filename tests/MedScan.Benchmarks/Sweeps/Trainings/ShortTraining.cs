using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>Trainings of seconds on images that are decoded once.</summary>
internal sealed class ShortTraining : IDisposable
{
    // What a network that knows nothing loses twice over; whatever diverges is as bad as that.
    private static readonly EpochScore Worst = new(2 * Math.Log(4), 0.25);

    private readonly ImageDataset _dataset;
    private readonly ImageCache _cache;
    private readonly DirectoryInfo _folder;

    private ShortTraining(ImageDataset dataset, ImageCache cache, DirectoryInfo folder) => (_dataset, _cache, _folder) = (dataset, cache, folder);

    /// <summary>Images to learn from and to measure on.</summary>
    public (int Train, int Validation) Images => (_dataset.IndicesOf(DataSplit.Train).Count, _dataset.IndicesOf(DataSplit.Validation).Count);

    /// <summary>Opens a data set's training folder, of which a part is used.</summary>
    /// <param name="config">Names the data, their size and how they are divided.</param>
    /// <param name="every">Every how many of them one is learnt from.</param>
    public static async Task<ShortTraining> OpenAsync(ExperimentConfig config, int every)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("medscan-benchmark-");
        ImageDataset all = await ImageDataset.OpenAsync(config.Data.Root).ConfigureAwait(false);
        // The test split is for what a sweep has found, so it takes no part.
        ImageDataset dataset = StratifiedSplitter.Split(
            all.WithSamples([.. all.Samples.Where(static s => s.Split != DataSplit.Test)]), new() { Validation = config.Data.ValidationFraction, Test = 0 }, config.Seed);
        int number = 0;
        dataset = dataset.WithSamples([.. dataset.Samples.Where(s => s.Split != DataSplit.Train || number++ % every == 0)]);
        ImageCache cache = await ImageCache.OpenAsync(
            dataset, TrainingData.Preprocessing(config.Data), new ImageCacheOptions { Directory = folder.FullName }).ConfigureAwait(false);
        return new ShortTraining(dataset, cache, folder);
    }

    /// <summary>Trains.</summary>
    /// <param name="config">How.</param>
    /// <param name="goesOn">Told how it stands after each epoch; false ends the training.</param>
    /// <returns>How it stood after each epoch that was trained.</returns>
    public async Task<IReadOnlyList<EpochScore>> TrainAsync(ExperimentConfig config, Func<EpochScore, bool>? goesOn = null)
    {
        DirectoryInfo run = _folder.CreateSubdirectory(Path.GetRandomFileName());
        using var ending = new CancellationTokenSource();
        Listener listener = new(goesOn, ending);
        try
        {
            await new Trainer(config, _dataset, _cache, run.FullName).TrainAsync(listener, ending.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
        }
        catch (TrainingDivergedException)
        {
            while (listener.Scores.Count < config.Train.Epochs && !ending.IsCancellationRequested)
                listener.Add(Worst);
        }
        finally
        {
            run.Delete(recursive: true);
        }
        return listener.Scores;
    }

    public void Dispose()
    {
        _cache.Dispose();
        _folder.Delete(recursive: true);
    }

    private sealed class Listener(Func<EpochScore, bool>? goesOn, CancellationTokenSource ending) : IProgress<TrainingReport>
    {
        public List<EpochScore> Scores { get; } = [];

        public void Report(TrainingReport value)
        {
            if (value is EpochReport epoch)
                Add(new EpochScore(Math.Min(epoch.ValidationLoss, Worst.Loss), epoch.ValidationBalancedAccuracy));
        }

        public void Add(EpochScore score)
        {
            Scores.Add(score);
            if (goesOn?.Invoke(score) == false)
                ending.Cancel();
        }
    }
}
