using System.Diagnostics;
using MedScan.Backbones;
using MedScan.Datasets;
using MedScan.Datasets.Indexing;
using MedScan.Experiments;
using MedScan.Training.Acceleration;
using MedScan.Training.Checkpoints;
using MedScan.Training.Optimization;
using MedScan.Training.Reports;
using TorchSharp;
using static TorchSharp.torch;

namespace MedScan.Training;

/// <summary>One stay of a training in one process: from the start or a checkpoint to the end or a cancellation.</summary>
/// <remarks>Lives on one engine thread.</remarks>
internal sealed class TrainingSession : IDisposable
{
    private readonly ExperimentConfig config;
    private readonly string folder;
    private readonly IProgress<TrainingReport>? reports;
    private readonly CancellationToken cancellation;
    private readonly CheckpointInfo template;
    private readonly BatchLoader trainLoader;
    private readonly BatchLoader validationLoader;
    private readonly Backbone backbone;
    private readonly IPreparedModel model;
    private readonly TrainingOptimizer optimizer;
    private readonly LearningRateSchedule schedule;
    private readonly BatchConverter converter;
    private readonly TrainingLoss loss;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private readonly List<EpochReport> epochs = [];
    private readonly TrainingProgress start;
    private TrainingProgress progress;
    private double imagesPerSecond;

    public TrainingSession(
        ExperimentConfig config, ImageDataset dataset, ImageCache cache, string folder, bool resume,
        IProgress<TrainingReport>? reports, CancellationToken cancellation)
    {
        (this.config, this.folder, this.reports, this.cancellation) = (config, folder, reports, cancellation);
        using Checkpoint? checkpoint = resume
            ? Checkpoint.Load(CheckpointPath.Resolve(Path.Combine(folder, Trainer.LastName)), withOptimizer: true) : null;
        checkpoint?.Info.RequireSame(checkpoint.Folder, config, dataset);

        IReadOnlyList<int> train = dataset.IndicesOf(DataSplit.Train);
        trainLoader = TrainingLoaders.ForTraining(cache, dataset, train, config);
        validationLoader = TrainingLoaders.InOrder(cache, dataset, dataset.IndicesOf(DataSplit.Validation), config.Train.BatchSize, config.Data.Workers);
        ChannelStatistics statistics = cache.ComputeStatistics(train);
        template = checkpoint?.Info ?? new CheckpointInfo
        {
            Id = "",
            Configuration = config,
            Classes = dataset.Classes,
            Preprocessing = TrainingData.Preprocessing(config.Data),
            Normalization = new() { Mean = statistics.Mean, Std = statistics.StandardDeviation },
            DatasetName = dataset.Name,
            DatasetDigest = dataset.Digest,
            SplitDigest = DatasetDigest.OfSplit(dataset.Samples),
            Precision = Accelerations.Current.Resolve(config.Train.Precision),
            Progress = new() { StepsPerEpoch = trainLoader.BatchesPerEpoch },
        };
        start = progress = template.Progress;
        schedule = new LearningRateSchedule(config.Train, trainLoader.BatchesPerEpoch);
        converter = new BatchConverter(template.Normalization, cache.Size, cache.Channels);

        backbone = Backbone.Create(Checkpoint.BackboneOptionsOf(template), config.Seed);
        if (checkpoint is not null)
            checkpoint.RestoreWeights(backbone);
        else if (config.Model.Weights is { } weights)
            LoadStartWeights(weights);
        model = Accelerations.Current.PrepareForTraining(backbone, template.Precision);
        optimizer = new TrainingOptimizer(backbone, config.Train);
        if (checkpoint is not null)
            optimizer.Import(checkpoint.OptimizerState!.Tensors, Path.Combine(checkpoint.Folder, Checkpoint.OptimizerFile));
        loss = new TrainingLoss(config.Train, dataset, BalanceChoice.TrainingImages(dataset, cache));
    }

    private string Last => Path.Combine(folder, Trainer.LastName);

    private string Best => Path.Combine(folder, Trainer.BestName);

    public TrainingResult Run()
    {
        try
        {
            while (progress.Epoch < config.Train.Epochs && !progress.StoppedEarly)
            {
                TrainEpoch();
                FinishEpoch();
            }
        }
        catch (OperationCanceledException)
        {
            // Steps are whole or not made at all, so the state is one to go on from.
            Save(Last, withOptimizer: true);
            throw;
        }

        return new TrainingResult(Last, Best, progress, epochs);
    }

    public void Dispose()
    {
        optimizer.Dispose();
        model.Dispose();
        backbone.Dispose();
        converter.Dispose();
        loss.Dispose();
        trainLoader.Dispose();
        validationLoader.Dispose();
    }

    private void TrainEpoch()
    {
        backbone.train();
        long images = progress.Images;
        double began = watch.Elapsed.TotalSeconds;
        foreach (Batch batch in trainLoader.Epoch(progress.Epoch, progress.StepInEpoch, cancellation))
        {
            double learningRate = schedule.At(progress.Step);
            double batchLoss = Step(batch, learningRate);
            progress = progress with
            {
                Step = progress.Step + 1,
                StepInEpoch = progress.StepInEpoch + 1,
                Images = progress.Images + batch.Count,
                LossSum = progress.LossSum + (batchLoss * batch.Count),
            };
            reports?.Report(new StepReport
            {
                Epoch = progress.Epoch + 1,
                Epochs = config.Train.Epochs,
                StepInEpoch = progress.StepInEpoch,
                StepsPerEpoch = progress.StepsPerEpoch,
                Step = progress.Step,
                Loss = batchLoss,
                LearningRate = learningRate,
                ImagesPerSecond = (progress.Images - images) / (watch.Elapsed.TotalSeconds - began),
                SecondsLeft = SecondsLeft(),
            });
            cancellation.ThrowIfCancellationRequested();
        }

        imagesPerSecond = (progress.Images - images) / Math.Max(1e-9, watch.Elapsed.TotalSeconds - began);
    }

    /// <returns>The loss of the batch, a finite number.</returns>
    private double Step(Batch batch, double learningRate)
    {
        using DisposeScope scope = NewDisposeScope();
        // A function of the step, so that a resumed run drops the same.
        backbone.FeatureDropout?.Seed(((long)config.Seed << 32) ^ progress.Step);
        Tensor labels = tensor(batch.Labels.ToArray());
        Tensor logits = model.Forward(converter.Convert(batch));
        Tensor batchLoss = loss.Of(logits, labels);
        double value = batchLoss.item<float>();
        if (!double.IsFinite(value))
            throw new TrainingDivergedException(progress.Epoch + 1, progress.Step + 1, value, learningRate);
        optimizer.ClearGradients();
        batchLoss.backward();
        optimizer.Step(learningRate);
        return value;
    }

    private void FinishEpoch()
    {
        ValidationScore score;
        using (IPreparedModel inference = Accelerations.Current.PrepareForInference(backbone, template.Precision))
        {
            score = ValidationScore.Of(Inference.Run(inference, converter, validationLoader, cancellation), template.Classes);
        }

        double learningRate = schedule.At(progress.Step - 1);
        if (!double.IsFinite(score.Loss))
            throw new TrainingDivergedException(progress.Epoch + 1, progress.Step, score.Loss, learningRate);
        double watched = score.Value(config.Train.EarlyStopping.Metric);
        bool isBest = progress.BestValue is not { } best || ValidationScore.IsBetter(config.Train.EarlyStopping.Metric, watched, best);
        double trainLoss = progress.LossSum / Math.Max(1, progress.Images);
        int epoch = progress.Epoch + 1;
        int bestEpoch = isBest ? epoch : progress.BestEpoch;
        int patience = config.Train.EarlyStopping.Patience;
        progress = progress with
        {
            Epoch = epoch,
            StepInEpoch = 0,
            LossSum = 0,
            Images = 0,
            BestEpoch = bestEpoch,
            BestValue = isBest ? watched : progress.BestValue,
            StoppedEarly = patience > 0 && epoch - bestEpoch >= patience,
        };

        // Best first: when the process dies in between, the epoch is repeated and writes the same best again.
        if (isBest)
            Save(Best, withOptimizer: false);
        Save(Last, withOptimizer: true);
        var report = new EpochReport
        {
            Epoch = epoch,
            Epochs = config.Train.Epochs,
            Step = progress.Step,
            TrainLoss = trainLoss,
            ValidationLoss = score.Loss,
            ValidationAccuracy = score.Accuracy,
            ValidationBalancedAccuracy = score.BalancedAccuracy,
            ValidationMacroF1 = score.MacroF1,
            LearningRate = learningRate,
            ImagesPerSecond = imagesPerSecond,
            ElapsedSeconds = Elapsed(),
            SecondsLeft = progress.StoppedEarly ? 0 : SecondsLeft(),
            IsBest = isBest,
        };
        epochs.Add(report);
        reports?.Report(report);
    }

    private void Save(string target, bool withOptimizer)
    {
        CheckpointInfo info = template with
        {
            Id = $"{config.Name} step {progress.Step}",
            Progress = progress with { ElapsedSeconds = Elapsed() },
        };
        List<Tensor> created = [];
        try
        {
            Checkpoint.Save(target, info, backbone.state_dict(), withOptimizer ? optimizer.Export(created) : null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException(target, $"cannot be written: {exception.Message}", exception);
        }
        finally
        {
            created.ForEach(tensor => tensor.Dispose());
        }
    }

    private void LoadStartWeights(string path)
    {
        bool complete = BackboneWeights.LoadForFineTuning(backbone, path);
        reports?.Report(new NoticeReport
        {
            Message = complete
                ? $"Start weights, the last layer included, come from {path}."
                : $"Start weights come from {path}; the last layer has another class count and starts at random.",
        });
    }

    private double Elapsed() => start.ElapsedSeconds + watch.Elapsed.TotalSeconds;

    private double SecondsLeft()
    {
        long made = progress.Step - start.Step;
        return made == 0 ? 0 : watch.Elapsed.TotalSeconds / made * (schedule.TotalSteps - progress.Step);
    }
}
