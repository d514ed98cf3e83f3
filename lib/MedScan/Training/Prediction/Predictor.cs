using MedScan.Backbones;
using MedScan.Imaging;
using MedScan.Screening;
using MedScan.Training.Acceleration;
using MedScan.Training.Checkpoints;

namespace MedScan.Training.Prediction;

/// <summary>A trained network that is ready to classify image files.</summary>
/// <remarks>Calls may overlap.</remarks>
public sealed class Predictor : IDisposable
{
    private readonly PredictorOptions options;
    private readonly Backbone backbone;
    private readonly IPreparedModel model;
    private readonly BatchConverter converter;
    private readonly ImagePreprocessor preprocessor;
    private readonly long maxPixels;

    private Predictor(Checkpoint checkpoint, PredictorOptions options)
    {
        this.options = options;
        Info = checkpoint.Info;
        maxPixels = Info.Configuration.Data.MaxMegapixels * 1_000_000L;
        preprocessor = new ImagePreprocessor(Info.Preprocessing, maxPixels);
        converter = new BatchConverter(Info.Normalization, Info.Preprocessing.ImageSize, (int)Info.Preprocessing.Color);
        backbone = checkpoint.CreateBackbone();
        model = Accelerations.Current.PrepareForInference(backbone, Accelerations.Current.Resolve(options.Precision));
    }

    /// <summary>What the checkpoint says about itself: classes, preprocessing, configuration.</summary>
    public CheckpointInfo Info { get; }

    /// <summary>Reads a checkpoint.</summary>
    /// <param name="checkpoint">A checkpoint's folder, a file in it, or a run's folder, of which <c>best</c> is taken, else <c>last</c>.</param>
    /// <param name="options">How to run it; null = the defaults.</param>
    /// <param name="cancellationToken">Gives up before the reading starts.</param>
    /// <returns>The caller disposes it.</returns>
    /// <exception cref="CheckpointException">There is none, or it is damaged.</exception>
    public static async Task<Predictor> LoadAsync(
        string checkpoint, PredictorOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new PredictorOptions();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.BatchSize, 1, nameof(options));
        using Checkpoint loaded = await Checkpoint.LoadAsync(checkpoint, cancellationToken).ConfigureAwait(false);
        return await EngineThread.RunAsync(options.Threads, () => new Predictor(loaded, options)).ConfigureAwait(false);
    }

    /// <summary>Classifies image files.</summary>
    /// <param name="paths">JPEG, PNG, DICOM or NIfTI files; one frame or slice of a scan as <c>scan.dcm#3</c>, <c>volume.nii.gz#z12</c>.</param>
    /// <param name="cancellationToken">Stops between two batches.</param>
    /// <returns>One prediction per path, in the same order; of a scan with several frames or slices of which none is named, one for
    /// each. A file that cannot be read, or whose image the profile refuses, has an error and does not stop the others.</returns>
    public Task<IReadOnlyList<ImagePrediction>> PredictAsync(
        IReadOnlyList<string> paths, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        return EngineThread.RunAsync<IReadOnlyList<ImagePrediction>>(options.Threads, () =>
        {
            var predictions = new List<ImagePrediction>(paths.Count);
            IEnumerable<PredictedFrames.Image> images = paths.SelectMany(path => PredictedFrames.Of(path, Info.Configuration.Data.SliceAxis));
            foreach (PredictedFrames.Image[] batch in images.Chunk(options.BatchSize))
            {
                cancellationToken.ThrowIfCancellationRequested();
                predictions.AddRange(Predict(batch));
            }

            return predictions;
        });
    }

    /// <summary>Frees the network.</summary>
    public void Dispose()
    {
        model.Dispose();
        backbone.Dispose();
        converter.Dispose();
    }

    private ImagePrediction[] Predict(PredictedFrames.Image[] batch)
    {
        var predictions = new ImagePrediction[batch.Length];
        var images = new PixelImage?[batch.Length];
        var verdicts = new InputVerdict?[batch.Length];
        try
        {
            Parallel.For(0, batch.Length, i =>
            {
                try
                {
                    (string name, string file, int frame, SliceAxis axis) = batch[i];
                    verdicts[i] = options.Profile?.Compare(file, frame, axis, maxPixels);
                    if (verdicts[i] is { IsAccepted: false } refusal)
                        predictions[i] = new ImagePrediction { Path = name, Check = refusal, Error = $"{name}: {refusal.Describe()}" };
                    else
                        images[i] = preprocessor.Load(file, frame, axis);
                }
                catch (ImageReadException exception)
                {
                    predictions[i] = new ImagePrediction { Path = batch[i].Name, Error = exception.Message };
                }
            });
        }
        catch (AggregateException exception)
        {
            // What is wrong with the installation is wrong for all of them.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception.Flatten().InnerExceptions[0]);
        }

        int[] readable = [.. Enumerable.Range(0, batch.Length).Where(i => images[i] is not null)];
        if (readable.Length == 0)
            return predictions;
        int length = images[readable[0]]!.Pixels.Length;
        var pixels = new byte[readable.Length * length];
        for (int row = 0; row < readable.Length; row++)
            images[readable[row]]!.Pixels.Span.CopyTo(pixels.AsSpan(row * length));

        IReadOnlyList<double[]> rows = Inference.LogProbabilities(model, converter, pixels, readable.Length);
        for (int row = 0; row < readable.Length; row++)
            predictions[readable[row]] = Describe(batch[readable[row]].Name, rows[row]) with { Check = verdicts[readable[row]] };
        return predictions;
    }

    private ImagePrediction Describe(string path, double[] logProbabilities) => new()
    {
        Path = path,
        Class = Info.Classes[Array.IndexOf(logProbabilities, logProbabilities.Max())],
        Probabilities = [.. Info.Classes.Zip(logProbabilities, (name, value) => new ClassProbability(name, Math.Exp(value)))],
    };
}
