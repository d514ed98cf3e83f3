using MedScan.Experiments;

namespace MedScan.Tests.Experiments;

public sealed class ExperimentWriterTests
{
    [Theory]
    [InlineData("data/raw/phantom")]
    [InlineData("null")]
    [InlineData("-x")]
    [InlineData("123")]
    [InlineData("a: b # \"c\" \\d 'e'")]
    [InlineData(" führt/zu/größe 😀 ")]
    [InlineData("[x]")]
    public void Write_AnyText_ReadsBackEqual(string root)
    {
        var config = new ExperimentConfig
        {
            Name = "1e3",
            Data = new DataConfig { Root = root, ValidationFraction = 0.1 + 0.2 },
            Model = new ModelConfig { Weights = root },
            Train = new TrainConfig { WeightDecay = 1e-7, LearningRate = 1.0 / 3, Optimizer = OptimizerKind.AdamW },
        };
        Assert.Equal(config, ExperimentLoader.Parse(ExperimentWriter.Write(config), "config.yaml"));
    }

    [Fact]
    public void Write_LongPath_StaysOnOneLine()
    {
        var config = new ExperimentConfig { Name = "x", Data = new DataConfig { Root = string.Join(' ', Enumerable.Repeat("abc", 200)) } };
        Assert.Equal(config, ExperimentLoader.Parse(ExperimentWriter.Write(config), "config.yaml"));
    }

    [Fact]
    public void Write_Defaults_HasTheApprovedText() =>
        Assert.Equal(
            """
            name: x
            seed: 7
            data:
              root: scans
              groups: null
              cache: data/processed
              image_size: 128
              color: rgb
              resize: stretch
              window: auto
              slice_axis: axial
              validation_fraction: 0.15
              test_fraction: 0.15
              on_bad_image: fail
              max_megapixels: 100
              workers: 0
            augment:
              horizontal_flip: 0
              rotation: 0
              shift: 0
              zoom: 0
              shear: 0
              brightness: 0
              contrast: 0
            model:
              backbone: resnet18
              weights: null
              dropout: 0
            train:
              epochs: 10
              batch_size: 32
              optimizer: sgd
              learning_rate: 0.05
              momentum: 0.9
              weight_decay: 0.0005
              schedule: one-cycle
              warmup_epochs: 0
              gradient_clip: 0
              label_smoothing: 0
              balance: none
              focal_gamma: 2
              effective_number_beta: 0.999
              early_stopping:
                metric: validation_balanced_accuracy
                patience: 0
              precision: auto
              threads: 0
            evaluate:
              bootstrap_samples: 1000

            """,
            ExperimentWriter.Write(new ExperimentConfig { Name = "x", Data = new DataConfig { Root = "scans" } }));

    [Fact]
    public void Flatten_Defaults_HasOneEntryPerValueInFileOrder()
    {
        IReadOnlyDictionary<string, string> flat =
            ExperimentWriter.Flatten(new ExperimentConfig { Name = "x", Data = new DataConfig { Root = "scans" } });
        Assert.Equal(43, flat.Count); // the lines above without their five headings
        Assert.Equal("name", flat.Keys.First());
        Assert.Equal("validation_balanced_accuracy", flat["train.early_stopping.metric"]);
        Assert.Equal("null", flat["model.weights"]);
    }

    [Fact]
    public void Write_ValueOutOfRange_IsRefused()
    {
        var config = new ExperimentConfig
        {
            Name = "../x",
            Data = new DataConfig { Root = "a\nb" },
            Train = new TrainConfig { Epochs = 0, LearningRate = double.NaN, Precision = (Precision)9 },
        };
        var error = Assert.Throws<ExperimentConfigException>(() => ExperimentWriter.Write(config));
        Assert.Equal(
            ["name", "data.root", "train.epochs", "train.learning_rate", "train.precision"], error.Faults.Select(fault => fault.Key));
    }
}
