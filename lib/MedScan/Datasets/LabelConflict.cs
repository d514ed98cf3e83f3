namespace MedScan.Datasets;

/// <summary>Identical content that carries different labels: at least one of them is wrong.</summary>
/// <param name="ContentHash">The content all of them share.</param>
/// <param name="SampleIndices">Positions in <see cref="ImageDataset.Samples"/>, two or more.</param>
public sealed record LabelConflict(string ContentHash, IReadOnlyList<int> SampleIndices);
