using MedScan.Experiments;
using MedScan.Imaging;

namespace MedScan.Training.Checkpoints;

/// <summary>Everything a checkpoint holds besides tensors; the content of <c>checkpoint.json</c>.</summary>
public sealed record CheckpointInfo
{
    /// <summary>The version that this library writes and reads.</summary>
    public const int CurrentFormatVersion = 1;

    /// <summary>Version of the layout.</summary>
    public int FormatVersion { get; init; } = CurrentFormatVersion;

    /// <summary>The same text as in the metadata of the tensor files, so that files of two checkpoints are never mixed.</summary>
    public required string Id { get; init; }

    /// <summary>What was trained, all defaults and overrides resolved.</summary>
    public required ExperimentConfig Configuration { get; init; }

    /// <summary>Class names in the order of the logits.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>What happens to an image file before the network sees it.</summary>
    public required Preprocessing Preprocessing { get; init; }

    /// <summary>What happens to its channels.</summary>
    public required Normalization Normalization { get; init; }

    /// <summary>Name of the data set.</summary>
    public required string DatasetName { get; init; }

    /// <summary>SHA-256 of the data set's content, see <see cref="Datasets.ImageDataset.Digest"/>.</summary>
    public required string DatasetDigest { get; init; }

    /// <summary>SHA-256 of which image lies in which split; null in checkpoints of versions that did not write it.</summary>
    public string? SplitDigest { get; init; }

    /// <summary>The number format that was really used.</summary>
    public required Precision Precision { get; init; }

    /// <summary>How far the training has come.</summary>
    public required TrainingProgress Progress { get; init; }

    /// <summary>Checks that a training can go on with this configuration and this data.</summary>
    /// <param name="path">The checkpoint's folder, for the message.</param>
    /// <param name="config">The configuration to go on with. Places and thread counts may differ, since results do not depend on them.</param>
    /// <param name="dataset">The data to go on with.</param>
    /// <exception cref="CheckpointException">They differ; the message says in what.</exception>
    internal void RequireSame(string path, ExperimentConfig config, Datasets.ImageDataset dataset)
    {
        RequireClasses(path, dataset);
        if (dataset.Digest != DatasetDigest)
        {
            throw new CheckpointException(
                path, $"it was trained on other images than those in {dataset.Root}. Resume with the same data, or start a new training.");
        }

        RequireSplit(path, dataset);
        string[] changed =
        [
            .. new (string Name, bool Same)[]
            {
                ("seed", config.Seed == Configuration.Seed),
                ("data", WithoutPlaces(config.Data) == WithoutPlaces(Configuration.Data)),
                ("augment", config.Augment == Configuration.Augment),
                ("model", config.Model == Configuration.Model),
                ("train", config.Train == Configuration.Train),
            }.Where(section => !section.Same).Select(section => section.Name),
        ];
        if (changed.Length > 0)
        {
            throw new CheckpointException(
                path, $"it was trained with another configuration; changed: {string.Join(", ", changed)}. Resume without changes, or start a new training.");
        }
    }

    /// <summary>Checks that a data set of the same images is divided as it was when this was trained.</summary>
    /// <param name="path">The checkpoint's folder, for the message.</param>
    /// <param name="divided">The data set, divided by the configuration.</param>
    /// <exception cref="CheckpointException">Images have changed their split.</exception>
    internal void RequireSplit(string path, Datasets.ImageDataset divided)
    {
        if (SplitDigest is { } digest && Datasets.Indexing.DatasetDigest.OfSplit(divided.Samples) != digest)
        {
            string groups = Configuration.Data.Groups is { } csv ? $" Has {csv} changed?" : "";
            throw new CheckpointException(
                path, $"it was trained on the same images in other splits than those of {divided.Root}, so that test images may be among those it was trained on.{groups} "
                + "Use the splits and groups of the training, or start a new training.");
        }
    }

    /// <summary>Checks that a data set has the classes of the logits.</summary>
    /// <param name="path">The checkpoint's folder, for the message.</param>
    /// <param name="dataset">The data set.</param>
    /// <exception cref="CheckpointException">Other classes, or another order.</exception>
    internal void RequireClasses(string path, Datasets.ImageDataset dataset)
    {
        if (!dataset.Classes.SequenceEqual(Classes))
        {
            throw new CheckpointException(
                path,
                $"it knows the classes {string.Join(", ", Classes)}, but {dataset.Root} has {string.Join(", ", dataset.Classes)}. "
                + "Use data with the same classes, or train a new network.");
        }
    }

    private static DataConfig WithoutPlaces(DataConfig data) => data with { Root = "", Groups = null, Cache = "", Workers = 0 };
}
