using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Training.Checkpoints;
using MedScan.Training.Reports;

namespace MedScan.Training;

/// <summary>Fits a network to the training split and keeps the checkpoints <c>last</c> and <c>best</c> in a folder.</summary>
/// <remarks>Both are replaced as a whole after every epoch, so a killed process loses at most one epoch. With
/// <c>precision: fp32</c>, two trainings with the same configuration on the same machine, and one that was interrupted and
/// resumed, end in bit-identical weights. The engine's thread count belongs to the process: of trainings side by side in one
/// process the last to start decides it, and sums over another number of threads round differently.</remarks>
public sealed class Trainer
{
    /// <summary>Name of the checkpoint that is written after every epoch.</summary>
    public const string LastName = "last";

    /// <summary>Name of the checkpoint of the best epoch.</summary>
    public const string BestName = "best";

    private readonly ExperimentConfig config;
    private readonly ImageDataset dataset;
    private readonly ImageCache cache;
    private readonly string folder;

    /// <summary>Creates a trainer; nothing is read or written yet.</summary>
    /// <param name="config">What to train and how.</param>
    /// <param name="dataset">Divided: it has a training and a validation split.</param>
    /// <param name="cache">Opened for this data set, and kept open while training.</param>
    /// <param name="folder">Where the checkpoints go; created when absent.</param>
    /// <exception cref="ArgumentException">A split is empty, or the cache's size or channels are not the configuration's.</exception>
    public Trainer(ExperimentConfig config, ImageDataset dataset, ImageCache cache, string folder)
    {
        ArgumentNullException.ThrowIfNull(config);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(cache);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        foreach (DataSplit split in new[] { DataSplit.Train, DataSplit.Validation })
        {
            if (dataset.IndicesOf(split).Count == 0)
                throw new ArgumentException($"Expected a data set with a split {split}, got none; divide it with StratifiedSplitter.", nameof(dataset));
        }

        if (cache.Size != config.Data.ImageSize || cache.Channels != (int)config.Data.Color)
        {
            throw new ArgumentException(
                $"Expected a cache of {config.Data.ImageSize} pixels and {(int)config.Data.Color} channels, got {cache.Size} and {cache.Channels}.",
                nameof(cache));
        }

        this.config = BalanceChoice.Resolve(config, dataset, cache);
        this.dataset = dataset;
        this.cache = cache;
        this.folder = folder;
    }

    /// <summary>Trains from the beginning.</summary>
    /// <param name="progress">Told after each step and each epoch, on the training thread.</param>
    /// <param name="cancellationToken">Stops between two steps; the state is saved in <c>last</c> before the task ends as cancelled.</param>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    /// <exception cref="CheckpointException">The folder already holds a training.</exception>
    /// <exception cref="MedScanException">Start weights do not fit, or a checkpoint cannot be written.</exception>
    public Task<TrainingResult> TrainAsync(IProgress<TrainingReport>? progress = null, CancellationToken cancellationToken = default)
    {
        if (CheckpointFolder.Locate(Path.Combine(folder, LastName)) is { } existing)
            throw new CheckpointException(existing, "a training is here already. Resume it, or choose another folder.");
        return RunAsync(resume: false, progress, cancellationToken);
    }

    /// <summary>Goes on where <c>last</c> was saved, also in the middle of an epoch.</summary>
    /// <inheritdoc cref="TrainAsync"/>
    /// <exception cref="CheckpointException">There is no <c>last</c>, or it belongs to another configuration or data set.</exception>
    public Task<TrainingResult> ResumeAsync(IProgress<TrainingReport>? progress = null, CancellationToken cancellationToken = default) =>
        RunAsync(resume: true, progress, cancellationToken);

    private Task<TrainingResult> RunAsync(bool resume, IProgress<TrainingReport>? progress, CancellationToken cancellationToken) =>
        EngineThread.RunAsync(config.Train.Threads, () =>
        {
            Directory.CreateDirectory(folder);
            using var session = new TrainingSession(config, dataset, cache, folder, resume, progress, cancellationToken);
            return session.Run();
        });
}
