using MedScan.Experiments;
using MedScan.Imaging;

namespace MedScan.Tests.Experiments;

// Expected values are written by hand from the YAML beside them; number and null notations follow section 10.3 of YAML 1.2.2.
public sealed class ExperimentLoaderTests : IDisposable
{
    private readonly ConfigFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Parse_EveryKey_IsRead()
    {
        ExperimentConfig config = ExperimentLoader.Parse(
            """
            name: a.b_c-1
            seed: 11
            data: {root: scans, groups: g.csv, cache: c, image_size: 96, color: grayscale, resize: pad, window: -600/1500, slice_axis: coronal,
                   validation_fraction: 0.2,
                   test_fraction: .25, on_bad_image: skip, max_megapixels: 12, workers: 3}
            augment: {horizontal_flip: 0.5, rotation: 10, shift: 0.05, zoom: 0.1, shear: 2, brightness: 0.2, contrast: 0.3}
            model: {backbone: resnet50, weights: w.safetensors, dropout: 0.4}
            train: {epochs: 30, batch_size: 8, optimizer: adamw, learning_rate: 1e-3, momentum: 0.8, weight_decay: 1e-2,
                    schedule: cosine, warmup_epochs: 2, gradient_clip: 1, label_smoothing: 0.1, balance: focal,
                    focal_gamma: 1.5, effective_number_beta: 0.99, early_stopping: {metric: validation_loss, patience: 4}, precision: bf16, threads: 2}
            evaluate: {bootstrap_samples: 200}
            """,
            "all.yaml");
        var expected = new ExperimentConfig
        {
            Name = "a.b_c-1",
            Seed = 11,
            Data = new DataConfig
            {
                Root = "scans",
                Groups = "g.csv",
                Cache = "c",
                ImageSize = 96,
                Color = ColorMode.Grayscale,
                Resize = ResizeMode.Pad,
                Window = IntensityWindow.Of(-600, 1500),
                SliceAxis = SliceAxis.Coronal,
                ValidationFraction = 0.2,
                TestFraction = 0.25,
                OnBadImage = BadImagePolicy.Skip,
                MaxMegapixels = 12,
                Workers = 3,
            },
            Augment = new AugmentConfig
            {
                HorizontalFlip = 0.5,
                Rotation = 10,
                Shift = 0.05,
                Zoom = 0.1,
                Shear = 2,
                Brightness = 0.2,
                Contrast = 0.3,
            },
            Model = new ModelConfig { Backbone = BackboneKind.ResNet50, Weights = "w.safetensors", Dropout = 0.4 },
            Train = new TrainConfig
            {
                Epochs = 30,
                BatchSize = 8,
                Optimizer = OptimizerKind.AdamW,
                LearningRate = 0.001,
                Momentum = 0.8,
                WeightDecay = 0.01,
                Schedule = ScheduleKind.Cosine,
                WarmupEpochs = 2,
                GradientClip = 1,
                LabelSmoothing = 0.1,
                Balance = BalanceKind.Focal,
                FocalGamma = 1.5,
                EffectiveNumberBeta = 0.99,
                EarlyStopping = new EarlyStoppingConfig { Metric = MonitoredMetric.ValidationLoss, Patience = 4 },
                Precision = Precision.BFloat16,
                Threads = 2,
            },
            Evaluate = new EvaluateConfig { BootstrapSamples = 200 },
        };
        Assert.Equal(expected, config);
    }

    [Fact]
    public void Parse_OnlyRoot_KeepsDefaultsAndTakesTheFilesName() =>
        Assert.Equal(
            new ExperimentConfig { Name = "first-try", Data = new DataConfig { Root = "scans" } },
            ExperimentLoader.Parse("data:\n  root: scans\ntrain:\n", "some/first-try.yaml"));

    [Theory]
    [InlineData("1e3", 1000)]
    [InlineData("1E+3", 1000)]
    [InlineData("+12", 12)]
    [InlineData("12.0", 12)]
    [InlineData("007", 7)]
    public void Parse_WholeNumberNotations_AreUnderstood(string text, int expected) =>
        Assert.Equal(expected, Parse($"train.epochs={text}").Train.Epochs);

    [Theory]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("1e30")]
    [InlineData("0x10")]
    [InlineData("1_000")]
    [InlineData("1,000")]
    [InlineData("true")]
    [InlineData(".nan")]
    [InlineData("NaN")]
    [InlineData("٣")]
    public void Parse_NotAWholeNumber_IsAFault(string text)
    {
        ConfigFault fault = Assert.Single(Faults($"train.epochs={text}"));
        Assert.Equal(
            new ConfigFault($"override 'train.epochs={text}'", "train.epochs", $"expected a whole number from 1 to 100000, got '{text}'"), fault);
    }

    [Theory]
    [InlineData(".inf")]
    [InlineData("-.inf")]
    [InlineData(".nan")]
    [InlineData("nan")]
    [InlineData("Infinity")]
    [InlineData("1e999")]
    [InlineData("0,05")]
    [InlineData("yes")]
    [InlineData("0")]
    [InlineData("-0.1")]
    [InlineData("101")]
    public void Parse_NotALearningRate_IsAFault(string text) =>
        Assert.Equal(
            $"expected a number above 0 to 100, got '{text}'", Assert.Single(Faults($"train.learning_rate={text}")).Message);

    [Fact]
    public void Parse_QuotedNumber_IsTextAndSaysSo()
    {
        ExperimentConfigException error = Fails("data: {root: x}\ntrain:\n  epochs: \"10\"\n");
        Assert.Equal(
            new ConfigFault("e.yaml:3:11", "train.epochs",
                "expected a whole number from 1 to 100000, got quoted text \"10\"; remove the quotes"),
            Assert.Single(error.Faults));
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    public void Parse_NullWhereAValueIsNeeded_IsAFault(string text) =>
        Assert.Equal("train.epochs", Assert.Single(Faults($"train.epochs={text}")).Key);

    [Fact]
    public void Parse_NullWeights_MeansNone() => Assert.Null(Parse("model.weights=x", "model.weights=null").Model.Weights);

    [Fact]
    public void Parse_QuotedNull_IsText() => Assert.Equal("null", Parse("data.root='null'").Data.Root);

    [Fact]
    public void Parse_ManyFaults_AreReportedTogetherWithTheirPlaces()
    {
        ExperimentConfigException error = Fails(
            """
            seeed: 3
            data: {root: x, color: gray}
            train:
              epoch: 5
              batch_size: many
              batch_size: 4
              warmup_epochs: 10
              precision: fp23
            epochs: 4
            """, "train.epochs=abc");
        Assert.Equal(
            [
                "e.yaml:6:3: batch_size: key is given twice; the first is at e.yaml:5:3",
                "e.yaml:1:1: seeed: unknown key; did you mean seed?",
                "e.yaml:2:24: data.color: expected one of rgb, grayscale, got 'gray'",
                "e.yaml:4:3: train.epoch: unknown key; did you mean train.epochs?",
                "e.yaml:5:15: train.batch_size: expected a whole number from 1 to 65536, got 'many'",
                "e.yaml:8:14: train.precision: expected one of auto, fp32, bf16, got 'fp23'; did you mean fp32?",
                "override 'train.epochs=abc': train.epochs: expected a whole number from 1 to 100000, got 'abc'",
                "e.yaml:9:1: epochs: unknown key; did you mean train.epochs?",
                "e.yaml:7:18: train.warmup_epochs: expected fewer warm-up epochs than train.epochs (10), got 10",
            ],
            error.Faults.Select(fault => fault.ToString()));
        Assert.All(error.Faults, fault => Assert.Contains(fault.ToString(), error.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Parse_UnknownKeyWithoutANearOne_ListsTheKeys() =>
        Assert.Equal("unknown key; expected one of backbone, weights, dropout", Assert.Single(Faults("model.layers=5")).Message);

    // Keys of an earlier version, which every config.yaml of a run had.
    [Theory]
    [InlineData("class_weights", "balanced", "class-weights")]
    [InlineData("class_weights", "none", "none")]
    [InlineData("sampling", "balanced", "balanced-sampling")]
    [InlineData("sampling", "natural", "none")]
    public void Parse_RetiredBalanceKey_NamesTheNewSpelling(string key, string value, string now)
    {
        Assert.Equal(
            new ConfigFault($"override 'train.{key}={value}'", $"train.{key}", $"train.{key} is train.balance: {now} now"),
            Assert.Single(Faults($"train.{key}={value}")));
        Assert.Equal($"e.yaml:2:{10 + key.Length + 2}", Assert.Single(Fails($"data: {{root: x}}\ntrain: {{ {key}: {value} }}\n").Faults).Location);
    }

    [Fact]
    public void Parse_UnknownTrainKey_DoesNotListRetiredOnes() =>
        Assert.DoesNotContain("class_weights", Assert.Single(Faults("train.zzz=1")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("class_weights", "; did you mean class-weights?")]
    [InlineData("over-sampling", "; did you mean oversampling?")]
    [InlineData("weights", "")]
    public void Parse_UnknownBalance_ListsWhatThereIs(string value, string hint) => Assert.Equal(
        $"expected one of none, class-weights, effective-number, balanced-sampling, oversampling, focal, auto, got '{value}'{hint}",
        Assert.Single(Faults($"train.balance={value}")).Message);

    [Fact]
    public void Parse_HundredFaults_AreListedInFullButShownInPart()
    {
        ExperimentConfigException error = Fails("data: {root: x}\n" + string.Concat(Enumerable.Range(0, 100).Select(index => $"k{index}: 1\n")));
        Assert.Equal(100, error.Faults.Count);
        Assert.EndsWith("\n  and 50 more", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NoRoot_IsRequired() =>
        Assert.Equal("data.root", Assert.Single(Fails("name: x\n").Faults).Key);

    [Fact]
    public void Parse_AdamWWithoutLearningRate_IsAFault() =>
        Assert.Equal("train.learning_rate", Assert.Single(Faults("train.optimizer=adamw")).Key);

    [Theory]
    [InlineData("train.warmup_epochs=10", "train.warmup_epochs")]
    [InlineData("data.validation_fraction=0.9", "data.validation_fraction")]
    [InlineData("data.test_fraction=0.9", "data.test_fraction")]
    [InlineData("evaluate.bootstrap_samples=20", "evaluate.bootstrap_samples")]
    public void Parse_ImpossibleCombination_BlamesTheKeyThatWasWritten(string text, string key) =>
        Assert.Equal((key, $"override '{text}'"), Assert.Single(Faults(text)) is var fault ? (fault.Key, fault.Location) : default);

    [Theory]
    [InlineData("", "e.yaml:1:1")]
    [InlineData("# nothing\n", "e.yaml:1:1")]
    [InlineData("- a\n- b\n", "e.yaml:1:1")]
    [InlineData("just text\n", "e.yaml:1:1")]
    [InlineData("data: {root: x\n", "e.yaml:2:1")]
    [InlineData("data:\n\troot: x\n", "e.yaml:2:1")]
    [InlineData("data: *nowhere\n", "e.yaml:1:7")]
    [InlineData("data: &self {root: *self}\n", "e.yaml:1:20")]
    [InlineData("data: {root: x}\n---\ndata: {root: y}\n", "e.yaml:2:1")]
    [InlineData("data: !!map {root: x}\n", "e.yaml:1:7")]
    [InlineData("[a]: b\ndata: {root: x}\n", "e.yaml:1:1")]
    [InlineData("data: [root]\n", "e.yaml:1:7")]
    [InlineData("data: {root: x}\n\0seed: abc\n", "e.yaml:1:1")]
    [InlineData("data: x\n", "e.yaml:1:7")]
    public void Parse_NotAnExperiment_SaysWhere(string yaml, string location) =>
        Assert.Equal(location, Fails(yaml).Faults[0].Location);

    [Fact]
    public void Parse_TabIndent_IsNamed() =>
        Assert.Contains("indented with a tab", Fails("data:\n\troot: x\n").Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Alias_RepeatsTheValue() =>
        Assert.Equal(0.2, ExperimentLoader.Parse("data:\n  root: x\n  validation_fraction: &f 0.2\n  test_fraction: *f\n", "e.yaml").Data.TestFraction);

    [Fact]
    public void Parse_AliasBomb_IsRefusedBeforeItGrows()
    {
        string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 30).Select(
            level => $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 10))}]\n"));
        Assert.Contains("aliases counted in full", Fails(bomb).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_DeepNesting_IsRefused() =>
        Assert.Contains("levels of nesting", Fails("data: " + new string('[', 5000)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task LoadAsync_ExtendsChain_MergesDeeplyAndOverridesWin()
    {
        _files.Write("base.yaml", "data: {root: x, image_size: 64}\ntrain: {epochs: 3, batch_size: 16}\nseed: 1\n");
        _files.Write("mri/middle.yaml", "extends: ../base.yaml\ntrain: {epochs: 4}\naugment: {rotation: 5}\n");
        string path = _files.Write("mri/top.yaml", "extends: middle.yaml\ndata:\naugment: {shift: 0.1}\n");
        ExperimentConfig config = await ExperimentLoader.LoadAsync(path, ["data.root=y z", "train.epochs=6", "train.epochs=7"]);
        Assert.Equal(
            new ExperimentConfig
            {
                Name = "top",
                Seed = 1,
                Data = new DataConfig { Root = "y z", ImageSize = 64 },
                Augment = new AugmentConfig { Rotation = 5, Shift = 0.1 },
                Train = new TrainConfig { Epochs = 7, BatchSize = 16 },
            },
            config);
    }

    [Fact]
    public async Task LoadAsync_FaultInBase_IsLocatedInBase()
    {
        string lower = _files.Write("base.yaml", "data: {root: x}\ntrain:\n  epochs: 0\n");
        string path = _files.Write("top.yaml", "extends: base.yaml\n");
        Assert.Equal($"{lower}:3:11", Assert.Single((await FailsAsync(path)).Faults).Location);
    }

    [Fact]
    public async Task LoadAsync_Circle_NamesTheChain()
    {
        _files.Write("b.yaml", "extends: c.yaml\n");
        _files.Write("c.yaml", "extends: ./b.yaml\n");
        string path = _files.Write("a.yaml", "extends: b.yaml\n");
        ConfigFault fault = Assert.Single((await FailsAsync(path)).Faults);
        string b = Path.Combine(_files.Folder, "b.yaml");
        string c = Path.Combine(_files.Folder, "c.yaml");
        Assert.Equal(($"{c}:1:10", $"files extend each other in a circle: {b} -> {c} -> {b}"), (fault.Location, fault.Message));
    }

    [Fact]
    public async Task LoadAsync_MissingBase_IsLocatedAtExtends()
    {
        string path = _files.Write("a.yaml", "extends: none.yaml\n");
        ConfigFault fault = Assert.Single((await FailsAsync(path)).Faults);
        Assert.Equal(($"{path}:1:10", "extends"), (fault.Location, fault.Key));
    }

    [Fact]
    public async Task LoadAsync_MissingFileFolderOrHugeFile_IsAFault()
    {
        Assert.Contains("there is no file", (await FailsAsync(Path.Combine(_files.Folder, "x.yaml"))).Message, StringComparison.Ordinal);
        Assert.Contains("got the folder", (await FailsAsync(_files.Folder)).Message, StringComparison.Ordinal);
        string huge = _files.Write("huge.yaml", new string('#', (1 << 20) + 1));
        Assert.Contains("at most 1048576 bytes", (await FailsAsync(huge)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("train.epochs")]
    [InlineData("=5")]
    [InlineData("train..epochs=5")]
    [InlineData("data.root=\"open")]
    [InlineData("data.root='a' b")]
    public void Parse_MalformedOverride_IsAFault(string text) =>
        Assert.Equal($"override '{text}'", Assert.Single(Faults(text)).Location);

    [Theory]
    [InlineData("train=5")]
    [InlineData("train.epochs.x=5")]
    [InlineData("extends=b.yaml")]
    public void Parse_OverrideOfTheWrongKind_IsAFault(string text) => Assert.Single(Faults(text));

    [Theory]
    [InlineData("data.root=C:/a: b #1, [x]", "C:/a: b #1, [x]")]
    [InlineData("data.root=\"a\\tb\"", null)] // a control character
    [InlineData("data.root='it''s'", "it's")]
    [InlineData("data.root=a=b", "a=b")]
    [InlineData("data.root=@*&%", "@*&%")]
    public void Parse_OverrideText_IsTakenAsItStandsUnlessQuoted(string text, string? expected)
    {
        if (expected is null)
        {
            Assert.Equal("data.root", Assert.Single(Faults(text)).Key);
        }
        else
        {
            Assert.Equal(expected, Parse(text).Data.Root);
        }
    }

    private static ExperimentConfig Parse(params string[] overrides) => ExperimentLoader.Parse("data: {root: x}", "e.yaml", overrides);

    private static IReadOnlyList<ConfigFault> Faults(params string[] overrides) =>
        Assert.Throws<ExperimentConfigException>(() => Parse(overrides)).Faults;

    private static ExperimentConfigException Fails(string yaml, params string[] overrides) =>
        Assert.Throws<ExperimentConfigException>(() => ExperimentLoader.Parse(yaml, "e.yaml", overrides));

    private static Task<ExperimentConfigException> FailsAsync(string path) =>
        Assert.ThrowsAsync<ExperimentConfigException>(() => ExperimentLoader.LoadAsync(path));
}
