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

    /// <summary>The number format that was really used.</summary>
    public required Precision Precision { get; init; }

    /// <summary>How far the training has come.</summary>
    public required TrainingProgress Progress { get; init; }
}
