using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Metrics;
using MedScan.Screening;
using MedScan.Training;
using MedScan.Training.Checkpoints;
using MedScan.Training.Evaluation;
using MedScan.Training.Prediction;
using MedScan.Training.Reports;
using MedScan.Versions;

namespace MedScan.Tests.Training.Evaluation;

/// <summary>One experiment from the configuration to its results, looked at from several sides because training takes seconds.</summary>
[Collection(SharedEngine.Name)]
public sealed class EvaluatorTests : IAsyncLifetime, IDisposable
{
    private readonly TinyExperiment tiny = new();
    private readonly Reports reports = new();
    private ExperimentConfig config = null!;
    private ExperimentResult result = null!;

    public async Task InitializeAsync()
    {
        config = tiny.Config with
        {
            Train = tiny.Config.Train with { Epochs = 8 },
            Model = new() { Backbone = BackboneKind.SmallCnn },
            Evaluate = new() { BootstrapSamples = 100 },
        };
        result = await Experiment.RunAsync(
            config, new ExperimentOptions { RunsDirectory = Path.Combine(tiny.Root, "runs") }, reports);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => tiny.Dispose();

    [Fact]
    public async Task Results_OfOneExperiment_AgreeWithEachOther()
    {
        // What the run left behind.
        Assert.Equal(60, reports.All.OfType<DecodingReport>().Last().Done);
        Assert.Equal(result.Folder, Assert.Single(reports.All.OfType<RunReport>()).Folder);
        Assert.Equal(
            ["best", "config.yaml", "environment.json", "evaluation.json", "last", "profile.json", "snapshot.jsonl"],
            Directory.GetFileSystemEntries(result.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        // Of the data as they lie there, so that the same data have the same digest whatever a training did with them.
        DatasetSnapshot snapshot = await DatasetSnapshot.LoadAsync(Path.Combine(result.Folder, "snapshot.jsonl"));
        Assert.Equal((await DatasetSnapshot.OpenAsync(tiny.Data)).Digest, snapshot.Digest);
        Assert.Equal(snapshot.Digest, Assert.Single(reports.All.OfType<DataReport>()).SnapshotDigest);
        Assert.Equal(
            ["checkpoint.json", "model.safetensors"],
            Directory.GetFiles(result.Training.BestCheckpoint).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        ClassificationReport written = ClassificationReport.FromJson(await File.ReadAllTextAsync(Path.Combine(result.Folder, "evaluation.json")));
        Assert.Equal(result.Evaluation.Accuracy, written.Accuracy);
        Assert.Equal("test", written.Subject.Split);
        Assert.Equal(9, written.Samples); // 15 % of 60
        Assert.InRange(written.Accuracy.Value!.Value, 0.85, 1);

        // Undivided, the same images are divided as in training, so that the test images are the same.
        ImageDataset undivided = await ImageDataset.OpenAsync(tiny.Data);
        var options = new EvaluationOptions { Cache = config.Data.Cache, BootstrapSamples = 100, BatchSize = 4, Precision = Precision.Float32, Threads = 1 };
        ClassificationReport again = await Evaluator.EvaluateAsync(result.Folder, undivided, options);
        Assert.Equal(result.Evaluation.ConfusionMatrix, again.ConfusionMatrix);
        Assert.Equal("test", again.Subject.Split);
        Assert.Equal(9, (await Evaluator.EvaluateAsync(result.Folder, undivided, options with { Split = DataSplit.Validation })).Samples);

        // Other images without a test split are measured whole.
        using var others = new TinyExperiment();
        File.Delete(others.Image(0).Path);
        ClassificationReport all = await Evaluator.EvaluateAsync(result.Folder, await ImageDataset.OpenAsync(others.Data), options);
        Assert.Equal("all", all.Subject.Split);
        Assert.Equal(59, all.Samples);

        await PredictAsync();
        await RefuseAsync();
        await OtherClassesAsync(options);
    }

    private async Task PredictAsync()
    {
        using Predictor predictor = await Predictor.LoadAsync(
            result.Training.BestCheckpoint, new PredictorOptions { BatchSize = 16, Precision = Precision.Float32, Threads = 1 });
        string broken = Path.Combine(tiny.Root, "broken.png");
        await File.WriteAllTextAsync(broken, "no image");
        (string Path, string Class)[] images = [.. Enumerable.Range(0, 60).Select(tiny.Image)];

        IReadOnlyList<ImagePrediction> predictions = await predictor.PredictAsync(
            [broken, .. images.Select(image => image.Path), Path.Combine(tiny.Root, "absent.png")]);

        Assert.Equal(62, predictions.Count);
        Assert.Contains(broken, predictions[0].Error, StringComparison.Ordinal);
        Assert.Null(predictions[0].Class);
        Assert.Contains("absent.png", predictions[^1].Error, StringComparison.Ordinal);
        ImagePrediction[] read = [.. predictions.Skip(1).Take(60)];
        Assert.All(read, prediction => Assert.Equal(1, prediction.Probabilities.Sum(one => one.Probability), 1e-5));
        Assert.All(read, prediction => Assert.Equal(prediction.Class, prediction.Probabilities.MaxBy(one => one.Probability)!.Class));
        Assert.InRange(read.Zip(images).Count(pair => pair.First.Class == pair.Second.Class), 50, 60);
        Assert.StartsWith("""{"path":""", read[0].ToJson(), StringComparison.Ordinal);

        // The same images alone and in company, on threads that overlap: the same probabilities.
        IReadOnlyList<ImagePrediction>[] single = await Task.WhenAll(
            predictor.PredictAsync([images[7].Path]), predictor.PredictAsync([images[8].Path]));
        Assert.Equal(read[7].Probabilities[0].Probability, single[0][0].Probabilities[0].Probability, 1e-4);
        Assert.Equal(read[8].Probabilities[0].Probability, single[1][0].Probabilities[0].Probability, 1e-4);
    }

    // With the profile that the training left in the run's folder.
    private async Task RefuseAsync()
    {
        string foreign = Path.Combine(tiny.Root, "white.png");
        PngWriter.Write(foreign, new PixelImage(32, 32, ColorMode.Grayscale, [.. Enumerable.Repeat((byte)255, 32 * 32)]));
        Assert.Equal(Path.Combine(result.Folder, InputProfile.FileName), InputProfile.Find(result.Training.BestCheckpoint));
        InputProfile profile = await InputProfile.LoadAsync(InputProfile.Find(result.Folder)!);
        using Predictor predictor = await Predictor.LoadAsync(
            result.Folder, new PredictorOptions { Precision = Precision.Float32, Threads = 1, Profile = profile });

        IReadOnlyList<ImagePrediction> predictions = await predictor.PredictAsync([foreign, tiny.Image(0).Path]);

        Assert.StartsWith($"{foreign}: not an image of the kind", predictions[0].Error, StringComparison.Ordinal);
        Assert.Null(predictions[0].Class);
        Assert.False(predictions[0].Check!.IsAccepted);
        Assert.Equal("dark", predictions[1].Class);
        Assert.True(predictions[1].Check!.IsAccepted);
    }

    private async Task OtherClassesAsync(EvaluationOptions options)
    {
        using var others = new TinyExperiment();
        Directory.Move(Path.Combine(others.Data, "dark"), Path.Combine(others.Data, "bright"));

        CheckpointException error = await Assert.ThrowsAsync<CheckpointException>(
            async () => await Evaluator.EvaluateAsync(result.Folder, await ImageDataset.OpenAsync(others.Data), options));

        Assert.Contains("dark, left, right", error.Message, StringComparison.Ordinal);
        Assert.Contains("bright, left, right", error.Message, StringComparison.Ordinal);
    }
}
