using System.Globalization;
using MedScan.Experiments;

namespace MedScan.Benchmarks.Sweeps.Trainings;

/// <summary>A grid of settings that a <see cref="TabulatedProblem"/> is made from.</summary>
/// <param name="Name">The table's name.</param>
/// <param name="Every">Every how many training images one is learnt from.</param>
/// <param name="Columns">The settings by the names that experiment files have for them, and their values.</param>
/// <param name="Config">What is the same everywhere, for the folder with the images.</param>
internal sealed record TrainingTable(string Name, int Every, IReadOnlyList<KeyValuePair<string, string[]>> Columns, Func<string, ExperimentConfig> Config)
{
    /// <summary>One on phantoms with both optimisers, whose learning rates are not the same, and one on brain MRI.</summary>
    public static IReadOnlyList<TrainingTable> All { get; } =
    [
        new("phantom-cnn", 1,
        [
            new("augment", ["0", "1"]),
            new("train.optimizer", ["sgd", "adamw"]),
            new("train.learning_rate", ["0.0001", "0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1"]),
            new("train.batch_size", ["16", "32", "64"]),
            new("model.dropout", ["0", "0.3"]),
        ], root => Base(root, epochs: 5, validation: 0.5)),
        new("brain-mri-cnn", 5,
        [
            new("train.batch_size", ["16", "64"]),
            new("train.learning_rate", ["0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3"]),
            new("train.weight_decay", ["0.00001", "0.001", "0.03"]),
            new("augment", ["0", "1"]),
            new("train.label_smoothing", ["0", "0.1"]),
        ], root => Base(root, epochs: 4, validation: 0.2)),
    ];

    /// <summary>Every combination, the last column changing first.</summary>
    public IEnumerable<string[]> Points()
    {
        IEnumerable<string[]> points = [[]];
        foreach ((_, string[] values) in Columns)
            points = points.SelectMany(_ => values, static (point, value) => (string[])[.. point, value]);
        return points;
    }

    /// <summary>What a combination means.</summary>
    /// <param name="root">The folder with the images.</param>
    /// <param name="point">A value for each column.</param>
    public ExperimentConfig ConfigOf(string root, IReadOnlyList<string> point)
    {
        ExperimentConfig config = Config(root);
        for (int c = 0; c < Columns.Count; c++)
            config = Set(config, Columns[c].Key, point[c]);
        return config;
    }

    private static ExperimentConfig Base(string root, int epochs, double validation) => new()
    {
        Name = "table",
        Data = new() { Root = root, ImageSize = 32, Color = Imaging.ColorMode.Grayscale, ValidationFraction = validation, Workers = 1 },
        Model = new() { Backbone = BackboneKind.SmallCnn },
        Train = new() { Epochs = epochs, Threads = 1, Precision = Precision.Float32 },
    };

    private static ExperimentConfig Set(ExperimentConfig config, string name, string value)
    {
        double number = double.TryParse(value, CultureInfo.InvariantCulture, out double parsed) ? parsed : double.NaN;
        return name switch
        {
            "train.optimizer" => config with { Train = config.Train with { Optimizer = value == "sgd" ? OptimizerKind.Sgd : OptimizerKind.AdamW } },
            "train.learning_rate" => config with { Train = config.Train with { LearningRate = number } },
            "train.weight_decay" => config with { Train = config.Train with { WeightDecay = number } },
            "train.batch_size" => config with { Train = config.Train with { BatchSize = (int)number } },
            "train.label_smoothing" => config with { Train = config.Train with { LabelSmoothing = number } },
            "model.dropout" => config with { Model = config.Model with { Dropout = number } },
            // All of it stronger or weaker together, as a user has one knob for it.
            "augment" => config with
            {
                Augment = new() { HorizontalFlip = 0.5 * number, Rotation = 20 * number, Shift = 0.1 * number, Zoom = 0.2 * number, Brightness = 0.2 * number, Contrast = 0.2 * number },
            },
            _ => throw new ArgumentException($"Unknown setting '{name}'.", nameof(name)),
        };
    }
}
