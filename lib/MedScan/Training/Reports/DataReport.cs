using MedScan.Datasets;

namespace MedScan.Training.Reports;

/// <summary>The data set was opened and divided.</summary>
public sealed record DataReport : TrainingReport
{
    /// <summary>Name of the data set.</summary>
    public required string Name { get; init; }

    /// <summary>Full path of its folder or file.</summary>
    public required string Source { get; init; }

    /// <summary>See <see cref="ImageDataset.Digest"/>.</summary>
    public required string Digest { get; init; }

    /// <summary>See <see cref="Versions.DatasetSnapshot.Digest"/>: of the data set as it lies, before it was divided.</summary>
    public required string SnapshotDigest { get; init; }

    /// <summary>Class names; counts stand in their order.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The splits that have images: train, validation, test.</summary>
    public required IReadOnlyList<DataPart> Parts { get; init; }

    internal static DataReport Of(ImageDataset dataset, string snapshotDigest) => new()
    {
        Name = dataset.Name,
        Source = dataset.Root,
        Digest = dataset.Digest,
        SnapshotDigest = snapshotDigest,
        Classes = dataset.Classes,
        Parts =
        [
            .. new[] { DataSplit.Train, DataSplit.Validation, DataSplit.Test }
                .Select(split => DataPart.Of(dataset, split.ToString().ToLowerInvariant(), dataset.IndicesOf(split)))
                .Where(part => part.Counts.Sum() > 0),
        ],
    };
}
