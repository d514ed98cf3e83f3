using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Metrics;
using MedScan.Screening;
using MedScan.Training.Checkpoints;
using MedScan.Training.Evaluation;
using MedScan.Training.Reports;
using MedScan.Versions;

namespace MedScan.Training;

/// <summary>The whole way from a configuration to a measured network.</summary>
public static class Experiment
{
    private const string EvaluationFile = "evaluation.json";

    /// <summary>Opens and divides the data, decodes it, trains, and measures the best weights on the test split.</summary>
    /// <param name="config">What to do; see <see cref="ExperimentLoader"/> for files.</param>
    /// <param name="options">Where results go; null = the defaults.</param>
    /// <param name="progress">Told of each decoded image, step and epoch, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops between two steps; a training that had begun can be resumed.</param>
    /// <returns>Where everything lies, and the results.</returns>
    /// <exception cref="ExperimentConfigException">A value of the configuration is outside its range.</exception>
    /// <exception cref="DatasetException">The data cannot be used.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    /// <exception cref="MedScanException">Something else of the outside world failed.</exception>
    public static async Task<ExperimentResult> RunAsync(
        ExperimentConfig config,
        ExperimentOptions? options = null,
        IProgress<TrainingReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(config);
        options ??= new ExperimentOptions();

        // The data first: a run whose data cannot be read leaves no folder behind.
        (ImageDataset dataset, DatasetSnapshot snapshot) = await OpenAsync(config, progress, cancellationToken).ConfigureAwait(false);
        progress?.Report(DataReport.Of(dataset, snapshot.Digest));
        foreach (string concern in DataConcerns.Of(dataset))
            progress?.Report(new NoticeReport { Message = concern });
        using ImageCache cache = await OpenCacheAsync(config, dataset, progress, cancellationToken).ConfigureAwait(false);
        if (BalanceChoice.Recommend(config, dataset, cache) is { } recommendation)
        {
            // The run's config.yaml names what was chosen, so that the run can be repeated on other data.
            config = BalanceChoice.Resolve(config, dataset, cache);
            string chosen = ExperimentWriter.Flatten(config)["train.balance"];
            progress?.Report(new NoticeReport { Message = $"train.balance: auto becomes {chosen}. {recommendation.Reason}" });
        }

        RunEnvironment environment = await RunEnvironment
            .CollectAsync(Engine.Describe(config.Train.Threads), cancellation: cancellationToken).ConfigureAwait(false);
        RunDirectory run = await RunDirectory
            .CreateAsync(options.RunsDirectory, config, environment, cancellationToken).ConfigureAwait(false);
        // Here and not on the tracking server: paths and groups may name patients.
        await snapshot.SaveAsync(run.SnapshotPath, cancellationToken).ConfigureAwait(false);
        progress?.Report(new RunReport { Folder = run.Path });
        var trainer = new Trainer(config, dataset, cache, run.Path);
        TrainingResult training = await trainer.TrainAsync(progress, cancellationToken).ConfigureAwait(false);
        return await FinishAsync(config, dataset, run.Path, training, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Goes on with a run that was interrupted, and measures it at the end.</summary>
    /// <param name="run">The run's folder, or its <c>last</c> checkpoint.</param>
    /// <param name="progress">Told of each decoded image, step and epoch, from other threads, one at a time.</param>
    /// <param name="cancellationToken">Stops between two steps; the training can be resumed again.</param>
    /// <returns>Where everything lies, and the results.</returns>
    /// <exception cref="CheckpointException">There is nothing to resume, or the data have changed.</exception>
    public static async Task<ExperimentResult> ResumeAsync(
        string run, IProgress<TrainingReport>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(run);
        string last = CheckpointPath.Resolve(run, Trainer.LastName);
        string folder = Path.GetDirectoryName(Path.GetFullPath(last))!;
        ExperimentConfig config = await Task.Run(() => Checkpoint.ReadInfo(last, toResume: true).Configuration, cancellationToken).ConfigureAwait(false);
        (ImageDataset dataset, DatasetSnapshot snapshot) = await OpenAsync(config, progress, cancellationToken).ConfigureAwait(false);
        progress?.Report(DataReport.Of(dataset, snapshot.Digest));
        using ImageCache cache = await OpenCacheAsync(config, dataset, progress, cancellationToken).ConfigureAwait(false);
        progress?.Report(new RunReport { Folder = folder });
        var trainer = new Trainer(config, dataset, cache, folder);
        TrainingResult training = await trainer.ResumeAsync(progress, cancellationToken).ConfigureAwait(false);
        return await FinishAsync(config, dataset, folder, training, progress, cancellationToken).ConfigureAwait(false);
    }

    private static Task<(ImageDataset Dataset, DatasetSnapshot Snapshot)> OpenAsync(
        ExperimentConfig config, IProgress<TrainingReport>? progress, CancellationToken cancellationToken) =>
        TrainingData.OpenAsync(config, message => progress?.Report(new NoticeReport { Message = message }), cancellationToken);

    private static async Task<ImageCache> OpenCacheAsync(
        ExperimentConfig config, ImageDataset dataset, IProgress<TrainingReport>? progress, CancellationToken cancellationToken)
    {
        ImageCache cache = await TrainingData
            .OpenCacheAsync(config.Data, dataset, progress is null ? null : new DecodingProgress(progress), cancellationToken)
            .ConfigureAwait(false);
        if (cache.Skipped.Count > 0)
        {
            IEnumerable<string> reasons = cache.Skipped.Take(5).Select(image => "\n  " + image.Reason);
            string more = cache.Skipped.Count > 5 ? "\n  ..." : "";
            progress?.Report(new NoticeReport
            {
                Message = $"{cache.Skipped.Count} of {cache.Count} images cannot be read and are left out:{string.Concat(reasons)}{more}",
            });
        }

        return cache;
    }

    private static async Task<ExperimentResult> FinishAsync(
        ExperimentConfig config,
        ImageDataset dataset,
        string folder,
        TrainingResult training,
        IProgress<TrainingReport>? progress,
        CancellationToken cancellationToken)
    {
        await LearnProfileAsync(config, dataset, folder, progress, cancellationToken).ConfigureAwait(false);
        var options = new EvaluationOptions
        {
            // A data set of two splits has nothing held out for testing; the validation split chose the epoch and flatters a little.
            Split = dataset.IndicesOf(DataSplit.Test).Count > 0 ? DataSplit.Test : DataSplit.Validation,
            BatchSize = config.Train.BatchSize,
            Precision = config.Train.Precision,
            Threads = config.Train.Threads,
            BootstrapSamples = config.Evaluate.BootstrapSamples,
            Cache = config.Data.Cache,
            OnBadImage = config.Data.OnBadImage == BadImagePolicy.Skip ? OnBadImage.Skip : OnBadImage.Fail,
            Workers = config.Data.Workers,
        };
        ClassificationReport report = await Evaluator
            .EvaluateAsync(training.BestCheckpoint, dataset, options, null, cancellationToken).ConfigureAwait(false);
        string path = Path.Combine(folder, EvaluationFile);
        try
        {
            await File.WriteAllTextAsync(path, report.ToJson(), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new MedScanException($"{path} cannot be written: {exception.Message}", exception);
        }

        return new ExperimentResult(folder, training, report);
    }

    // With it the network can refuse images of another kind; a training is worth having without.
    private static async Task LearnProfileAsync(
        ExperimentConfig config, ImageDataset dataset, string folder, IProgress<TrainingReport>? progress, CancellationToken cancellationToken)
    {
        try
        {
            var options = new ProfileOptions { Seed = config.Seed, MaxPixels = config.Data.MaxMegapixels * 1_000_000L };
            InputProfile profile = await InputProfile.LearnAsync(dataset, options, null, cancellationToken).ConfigureAwait(false);
            await profile.SaveAsync(Path.Combine(folder, InputProfile.FileName), cancellationToken).ConfigureAwait(false);
        }
        catch (ProfileException exception)
        {
            progress?.Report(new NoticeReport { Message = $"The run has no profile to check images with. {exception.Message}" });
        }
    }

    private sealed class DecodingProgress(IProgress<TrainingReport> progress) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value) =>
            progress.Report(new DecodingReport { Done = value.Done, Total = value.Total, Faulty = value.Faulty });
    }
}
