using MedScan.Imaging;

namespace MedScan.Experiments;

/// <summary>The one table of keys, types and ranges; reading, checking, writing and hints all follow it.</summary>
internal static class ConfigSchema
{
    private static readonly ConfigSection<DataConfig> Data = new(
        Text<DataConfig>("root", new TextFormat("a folder, .csv or .npz path"), s => s.Root, (s, v) => s with { Root = v }),
        new ConfigValueField<DataConfig, string?>(
            "groups", new OptionalTextFormat("a .csv path"), s => s.Groups, (s, v) => s with { Groups = v }),
        Text<DataConfig>("cache", new TextFormat("a folder path"), s => s.Cache, (s, v) => s with { Cache = v }),
        Whole<DataConfig>("image_size", 8, 4096, s => s.ImageSize, (s, v) => s with { ImageSize = v }),
        new ConfigValueField<DataConfig, ColorMode>(
            "color", new ChoiceFormat<ColorMode>(("rgb", ColorMode.Rgb), ("grayscale", ColorMode.Grayscale)),
            s => s.Color, (s, v) => s with { Color = v }),
        new ConfigValueField<DataConfig, ResizeMode>(
            "resize", new ChoiceFormat<ResizeMode>(("stretch", ResizeMode.Stretch), ("crop", ResizeMode.Crop), ("pad", ResizeMode.Pad)),
            s => s.Resize, (s, v) => s with { Resize = v }),
        new ConfigValueField<DataConfig, IntensityWindow>("window", new WindowFormat(), s => s.Window, (s, v) => s with { Window = v }),
        new ConfigValueField<DataConfig, SliceAxis>(
            "slice_axis",
            new ChoiceFormat<SliceAxis>(("axial", SliceAxis.Axial), ("coronal", SliceAxis.Coronal), ("sagittal", SliceAxis.Sagittal)),
            s => s.SliceAxis, (s, v) => s with { SliceAxis = v }),
        Number<DataConfig>("validation_fraction", new(0, 1, aboveMinimum: true, belowMaximum: true),
            s => s.ValidationFraction, (s, v) => s with { ValidationFraction = v }),
        Number<DataConfig>("test_fraction", new(0, 1, aboveMinimum: true, belowMaximum: true),
            s => s.TestFraction, (s, v) => s with { TestFraction = v }),
        new ConfigValueField<DataConfig, BadImagePolicy>(
            "on_bad_image", new ChoiceFormat<BadImagePolicy>(("fail", BadImagePolicy.Fail), ("skip", BadImagePolicy.Skip)),
            s => s.OnBadImage, (s, v) => s with { OnBadImage = v }),
        Whole<DataConfig>("max_megapixels", 1, 10_000, s => s.MaxMegapixels, (s, v) => s with { MaxMegapixels = v }),
        Whole<DataConfig>("workers", 0, 256, s => s.Workers, (s, v) => s with { Workers = v }));

    private static readonly ConfigSection<AugmentConfig> Augment = new(
        Number<AugmentConfig>("horizontal_flip", new(0, 1), s => s.HorizontalFlip, (s, v) => s with { HorizontalFlip = v }),
        Number<AugmentConfig>("rotation", new(0, 180), s => s.Rotation, (s, v) => s with { Rotation = v }),
        Number<AugmentConfig>("shift", new(0, 0.9), s => s.Shift, (s, v) => s with { Shift = v }),
        Number<AugmentConfig>("zoom", new(0, 0.9), s => s.Zoom, (s, v) => s with { Zoom = v }),
        Number<AugmentConfig>("shear", new(0, 60), s => s.Shear, (s, v) => s with { Shear = v }),
        Number<AugmentConfig>("brightness", new(0, 1), s => s.Brightness, (s, v) => s with { Brightness = v }),
        Number<AugmentConfig>("contrast", new(0, 1), s => s.Contrast, (s, v) => s with { Contrast = v }));

    private static readonly ConfigSection<ModelConfig> Model = new(
        new ConfigValueField<ModelConfig, BackboneKind>(
            "backbone",
            new ChoiceFormat<BackboneKind>(
                ("small-cnn", BackboneKind.SmallCnn), ("resnet18", BackboneKind.ResNet18),
                ("resnet34", BackboneKind.ResNet34), ("resnet50", BackboneKind.ResNet50)),
            s => s.Backbone, (s, v) => s with { Backbone = v }),
        new ConfigValueField<ModelConfig, string?>(
            "weights", new OptionalTextFormat("a .safetensors path"), s => s.Weights, (s, v) => s with { Weights = v }),
        Number<ModelConfig>("dropout", new(0, 1, belowMaximum: true), s => s.Dropout, (s, v) => s with { Dropout = v }));

    private static readonly ConfigSection<EarlyStoppingConfig> EarlyStopping = new(
        new ConfigValueField<EarlyStoppingConfig, MonitoredMetric>(
            "metric",
            new ChoiceFormat<MonitoredMetric>(
                ("validation_balanced_accuracy", MonitoredMetric.ValidationBalancedAccuracy),
                ("validation_accuracy", MonitoredMetric.ValidationAccuracy),
                ("validation_macro_f1", MonitoredMetric.ValidationMacroF1),
                ("validation_loss", MonitoredMetric.ValidationLoss)),
            s => s.Metric, (s, v) => s with { Metric = v }),
        Whole<EarlyStoppingConfig>("patience", 0, 100_000, s => s.Patience, (s, v) => s with { Patience = v }));

    private static readonly ConfigSection<TrainConfig> Train = new(
        Whole<TrainConfig>("epochs", 1, 100_000, s => s.Epochs, (s, v) => s with { Epochs = v }),
        Whole<TrainConfig>("batch_size", 1, 65_536, s => s.BatchSize, (s, v) => s with { BatchSize = v }),
        new ConfigValueField<TrainConfig, OptimizerKind>(
            "optimizer", new ChoiceFormat<OptimizerKind>(("sgd", OptimizerKind.Sgd), ("adamw", OptimizerKind.AdamW)),
            s => s.Optimizer, (s, v) => s with { Optimizer = v }),
        Number<TrainConfig>("learning_rate", new(0, 100, aboveMinimum: true), s => s.LearningRate, (s, v) => s with { LearningRate = v }),
        Number<TrainConfig>("momentum", new(0, 1, belowMaximum: true), s => s.Momentum, (s, v) => s with { Momentum = v }),
        Number<TrainConfig>("weight_decay", new(0, 1), s => s.WeightDecay, (s, v) => s with { WeightDecay = v }),
        new ConfigValueField<TrainConfig, ScheduleKind>(
            "schedule",
            new ChoiceFormat<ScheduleKind>(
                ("one-cycle", ScheduleKind.OneCycle), ("cosine", ScheduleKind.Cosine), ("constant", ScheduleKind.Constant)),
            s => s.Schedule, (s, v) => s with { Schedule = v }),
        Whole<TrainConfig>("warmup_epochs", 0, 100_000, s => s.WarmupEpochs, (s, v) => s with { WarmupEpochs = v }),
        Number<TrainConfig>("gradient_clip", new(0, 1e6), s => s.GradientClip, (s, v) => s with { GradientClip = v }),
        Number<TrainConfig>("label_smoothing", new(0, 1, belowMaximum: true), s => s.LabelSmoothing, (s, v) => s with { LabelSmoothing = v }),
        new ConfigValueField<TrainConfig, BalanceKind>(
            "balance",
            new ChoiceFormat<BalanceKind>(
                ("none", BalanceKind.None), ("class-weights", BalanceKind.ClassWeights), ("effective-number", BalanceKind.EffectiveNumber),
                ("balanced-sampling", BalanceKind.BalancedSampling), ("oversampling", BalanceKind.Oversampling),
                ("focal", BalanceKind.Focal), ("auto", BalanceKind.Auto)),
            s => s.Balance, (s, v) => s with { Balance = v }),
        Number<TrainConfig>("focal_gamma", new(0, 10), s => s.FocalGamma, (s, v) => s with { FocalGamma = v }),
        Number<TrainConfig>("effective_number_beta", new(0, 1, belowMaximum: true),
            s => s.EffectiveNumberBeta, (s, v) => s with { EffectiveNumberBeta = v }),
        new ConfigRetiredField<TrainConfig>("class_weights", value => RetiredMessage("class_weights", value)),
        new ConfigRetiredField<TrainConfig>("sampling", value => RetiredMessage("sampling", value)),
        new ConfigSectionField<TrainConfig, EarlyStoppingConfig>(
            "early_stopping", EarlyStopping, s => s.EarlyStopping, (s, v) => s with { EarlyStopping = v }),
        new ConfigValueField<TrainConfig, Precision>(
            "precision", new ChoiceFormat<Precision>(("auto", Precision.Auto), ("fp32", Precision.Float32), ("bf16", Precision.BFloat16)),
            s => s.Precision, (s, v) => s with { Precision = v }),
        Whole<TrainConfig>("threads", 0, 1024, s => s.Threads, (s, v) => s with { Threads = v }));

    private static readonly ConfigSection<EvaluateConfig> Evaluate = new(
        Whole<EvaluateConfig>("bootstrap_samples", 0, 100_000, s => s.BootstrapSamples, (s, v) => s with { BootstrapSamples = v }));

    /// <summary>The whole file.</summary>
    public static ConfigSection<ExperimentConfig> Experiment { get; } = new(
        Text<ExperimentConfig>("name", new RunNameFormat(), s => s.Name, (s, v) => s with { Name = v }),
        Whole<ExperimentConfig>("seed", 0, int.MaxValue, s => s.Seed, (s, v) => s with { Seed = v }),
        new ConfigSectionField<ExperimentConfig, DataConfig>("data", Data, s => s.Data, (s, v) => s with { Data = v }),
        new ConfigSectionField<ExperimentConfig, AugmentConfig>("augment", Augment, s => s.Augment, (s, v) => s with { Augment = v }),
        new ConfigSectionField<ExperimentConfig, ModelConfig>("model", Model, s => s.Model, (s, v) => s with { Model = v }),
        new ConfigSectionField<ExperimentConfig, TrainConfig>("train", Train, s => s.Train, (s, v) => s with { Train = v }),
        new ConfigSectionField<ExperimentConfig, EvaluateConfig>("evaluate", Evaluate, s => s.Evaluate, (s, v) => s with { Evaluate = v }));

    /// <summary>What to write instead of a key of an earlier version.</summary>
    /// <param name="key">class_weights or sampling.</param>
    /// <param name="value">What it was set to; balanced in any case, or something else.</param>
    internal static string RetiredMessage(string key, string value)
    {
        string remedy = !value.Equals("balanced", StringComparison.OrdinalIgnoreCase) ? "none"
            : key == "sampling" ? "balanced-sampling" : "class-weights";
        return $"train.{key} is train.balance: {remedy} now";
    }

    private static ConfigValueField<T, string?> Text<T>(
        string key, TextFormat format, Func<T, string> get, Func<T, string, T> set) => new(key, format, get, (s, v) => set(s, v!));

    private static ConfigValueField<T, int> Whole<T>(string key, int minimum, int maximum, Func<T, int> get, Func<T, int, T> set) =>
        new(key, new WholeNumberFormat(minimum, maximum), get, set);

    private static ConfigValueField<T, double> Number<T>(string key, NumberFormat format, Func<T, double> get, Func<T, double, T> set) =>
        new(key, format, get, set);
}
