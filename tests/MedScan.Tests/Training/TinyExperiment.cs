using MedScan.Datasets;
using MedScan.Experiments;
using MedScan.Imaging;
using MedScan.Training;
using MedScan.Training.Reports;

namespace MedScan.Tests.Training;

/// <summary>Sixty images of 32 pixels in three classes, and a training of seconds over them, in a temporary folder.</summary>
internal sealed class TinyExperiment : IDisposable
{
    private static readonly string[] Classes = ["dark", "left", "right"];

    public TinyExperiment()
        : this(Directory.CreateTempSubdirectory("medscan-training").FullName)
    {
        var random = new Random(11);
        for (int i = 0; i < 60; i++)
        {
            string folder = Path.Combine(Data, Classes[i % 3]);
            Directory.CreateDirectory(folder);
            PngWriter.Write(Path.Combine(folder, $"{i:00}.png"), Draw(i % 3, random));
        }
    }

    private TinyExperiment(string root) => Root = root;

    public string Root { get; }

    public string Data => Path.Combine(Root, "data");

    /// <summary>A name of an image file, and its class.</summary>
    public (string Path, string Class) Image(int index) => (Path.Combine(Data, Classes[index % 3], $"{index:00}.png"), Classes[index % 3]);

    /// <summary>Everything that could draw random numbers is switched on.</summary>
    public ExperimentConfig Config => new()
    {
        Name = "tiny",
        Seed = 3,
        Data = new DataConfig { Root = Data, Cache = Path.Combine(Root, "cache"), ImageSize = 32, Color = ColorMode.Grayscale, Workers = 2 },
        Augment = new AugmentConfig { Rotation = 5, Brightness = 0.1 },
        Model = new ModelConfig { Backbone = BackboneKind.SmallCnn, Dropout = 0.2 },
        Train = new TrainConfig
        {
            Epochs = 3,
            BatchSize = 8,
            LearningRate = 0.02,
            LabelSmoothing = 0.05,
            Balance = BalanceKind.ClassWeights,
            GradientClip = 5,
            Precision = Precision.Float32,
            Threads = 1, // images this small gain nothing from more
        },
    };

    /// <summary>The folder that another process made.</summary>
    public static TinyExperiment Existing(string root) => new(root);

    public string Run(string name) => Path.Combine(Root, "runs", name);

    public async Task<TrainingResult> TrainAsync(
        string run,
        ExperimentConfig? config = null,
        bool resume = false,
        IProgress<TrainingReport>? progress = null,
        CancellationToken cancellationToken = default)
    {
        config ??= Config;
        ImageDataset dataset = StratifiedSplitter.Split(
            await ImageDataset.OpenAsync(config.Data.Root, CancellationToken.None),
            new SplitFractions { Validation = config.Data.ValidationFraction, Test = config.Data.TestFraction },
            config.Seed);
        using ImageCache cache = await ImageCache.OpenAsync(
            dataset,
            new Preprocessing { ImageSize = config.Data.ImageSize, Color = config.Data.Color },
            new ImageCacheOptions { Directory = config.Data.Cache },
            null,
            CancellationToken.None);
        var trainer = new Trainer(config, dataset, cache, Run(run));
        return resume ? await trainer.ResumeAsync(progress, cancellationToken) : await trainer.TrainAsync(progress, cancellationToken);
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);

    // Noise, and in two of the classes a bright square on one side.
    private static PixelImage Draw(int label, Random random)
    {
        const int Side = 32;
        var pixels = new byte[Side * Side];
        random.NextBytes(pixels);
        int top = random.Next(4, 20);
        int left = label == 1 ? random.Next(2, 6) : random.Next(18, 22);
        for (int i = 0; i < pixels.Length; i++)
        {
            int row = i / Side;
            int column = i % Side;
            bool inside = label > 0 && row >= top && row < top + 8 && column >= left && column < left + 8;
            pixels[i] = (byte)((pixels[i] / 3) + (inside ? 150 : 0));
        }

        return new PixelImage(Side, Side, ColorMode.Grayscale, pixels);
    }
}
