using MedScan.Backbones;
using MedScan.Cards;
using MedScan.Datasets;
using MedScan.Metrics;
using MedScan.Training.Acceleration;
using MedScan.Training.Checkpoints;
using MedScan.Training.Reports;

namespace MedScan.Training.Evaluation;

/// <summary>Measures a checkpoint on labelled images.</summary>
public static class Evaluator
{
    /// <summary>Opens a data set the way the checkpoint's training would: volumes are cut the same way.</summary>
    /// <param name="checkpoint">A checkpoint's folder, a file in it, or a run's folder, of which <c>best</c> is taken, else <c>last</c>.</param>
    /// <param name="data">A folder, a <c>.csv</c> manifest, a MedMNIST <c>.npz</c> or a card's name.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    /// <exception cref="CheckpointException">There is no checkpoint.</exception>
    /// <exception cref="DatasetException">The data set is missing or faulty.</exception>
    public static async Task<ImageDataset> OpenDataAsync(string checkpoint, string data, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(checkpoint);
        CheckpointInfo info = await Task
            .Run(() => Checkpoint.ReadInfo(CheckpointPath.Resolve(checkpoint, "best", "last"), toResume: false), cancellationToken).ConfigureAwait(false);
        var options = new DatasetOptions { SliceAxis = info.Configuration.Data.SliceAxis };
        return await DatasetLocator.OpenAsync(data, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a checkpoint over a data set and compares with the labels.</summary>
    /// <param name="checkpoint">A checkpoint's folder, a file in it, or a run's folder, of which <c>best</c> is taken, else <c>last</c>.</param>
    /// <param name="dataset">Images with the same classes as the checkpoint's, divided or not.</param>
    /// <param name="options">How to measure; null = the defaults.</param>
    /// <param name="progress">Told of each image that is decoded for the first time.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <exception cref="CheckpointException">There is no checkpoint, or its classes are not the data set's.</exception>
    /// <exception cref="DatasetException">The part to measure on is empty.</exception>
    /// <exception cref="MedScanException">An image or the weights cannot be read.</exception>
    public static async Task<ClassificationReport> EvaluateAsync(
        string checkpoint,
        ImageDataset dataset,
        EvaluationOptions? options = null,
        IProgress<ImageProgress>? progress = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        options ??= new EvaluationOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        using Checkpoint loaded = await Checkpoint.LoadAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        CheckpointInfo info = loaded.Info;
        info.RequireClasses(loaded.Folder, dataset);
        EvaluationSplit part = await EvaluationSplit
            .ChooseAsync(loaded.Folder, info, dataset, options, cancellationToken).ConfigureAwait(false);
        var cacheOptions = new ImageCacheOptions
        {
            Directory = options.Cache,
            OnBadImage = options.OnBadImage,
            MaxPixels = info.Configuration.Data.MaxMegapixels * 1_000_000L,
            Workers = options.Workers,
        };
        using ImageCache cache = await ImageCache
            .OpenAsync(dataset, info.Preprocessing, cacheOptions, progress, cancellationToken).ConfigureAwait(false);
        using BatchLoader loader = TrainingLoaders.InOrder(cache, dataset, part.Indices, options.BatchSize, options.Workers);
        InferenceResult result = await EngineThread
            .RunAsync(options.Threads, () => Run(loaded, loader, cache, options, cancellationToken)).ConfigureAwait(false);
        var bootstrap = new BootstrapOptions { Samples = options.BootstrapSamples, Seed = info.Configuration.Seed };
        LabelledPredictions predictions = Predictions(info, result, part, [.. Enumerable.Range(0, result.Labels.Count)]);
        int[] unseen = [.. Enumerable.Range(0, result.Labels.Count).Where(place => part.Leaked?.Contains(result.SampleIndices[place]) != true)];
        ClassificationReport report = ClassificationReport.Create(predictions, bootstrap);
        return report with
        {
            WithoutLeaked = unseen.Length > 0 && unseen.Length < result.Labels.Count
                ? ClassificationReport.Create(Predictions(info, result, part, unseen), bootstrap)
                : null,
            Subject = new EvaluationSubject
            {
                DataSet = dataset.Name,
                DataSetDigest = dataset.Digest,
                Split = part.Name,
                SplitDigest = DataPart.Of(dataset, part.Name, part.Indices).Digest,
                Experiment = info.Configuration.Name,
                Checkpoint = checkpoint,
            },
        };
    }

    private static LabelledPredictions Predictions(CheckpointInfo info, InferenceResult result, EvaluationSplit part, int[] places)
    {
        int classes = info.Classes.Count;
        return new LabelledPredictions(
            info.Classes,
            [.. places.Select(place => result.Labels[place])],
            [.. places.SelectMany(place => result.Probabilities.Skip(place * classes).Take(classes))],
            [.. places.Select(place => part.Groups[result.SampleIndices[place]])]);
    }

    private static InferenceResult Run(
        Checkpoint checkpoint, BatchLoader loader, ImageCache cache, EvaluationOptions options, CancellationToken cancellationToken)
    {
        using Backbone backbone = checkpoint.CreateBackbone();
        using IPreparedModel model = Accelerations.Current.PrepareForInference(
            backbone, Accelerations.Current.Resolve(options.Precision));
        using var converter = new BatchConverter(checkpoint.Info.Normalization, cache.Size, cache.Channels);
        return Inference.Run(model, converter, loader, cancellationToken);
    }
}
