using MedScan.Datasets;
using MedScan.Datasets.Indexing;

namespace MedScan.Training.Reports;

/// <summary>A split of a data set.</summary>
/// <param name="Name">train, validation, test, or all.</param>
/// <param name="Digest">Made as that of a data set that consists of these images alone: two splits of other images, labels or
/// paths have other digests.</param>
/// <param name="Counts">Images of each class.</param>
public sealed record DataPart(string Name, string Digest, IReadOnlyList<int> Counts)
{
    internal static DataPart Of(ImageDataset dataset, string name, IReadOnlyList<int> indices)
    {
        var counts = new int[dataset.Classes.Count];
        foreach (int index in indices)
            counts[dataset.Samples[index].Label]++;
        return new DataPart(name, DatasetDigest.Compute(dataset.Classes, [.. indices.Select(index => dataset.Samples[index])]), counts);
    }
}
