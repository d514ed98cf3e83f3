namespace MedScan.Datasets;

/// <summary>A batch as the loader hands it on: uint8 pixels, no tensor yet.</summary>
/// <param name="Images">Samples of shape (Count, Size, Size, Channels) in row-major order; valid until the next batch is asked for.</param>
/// <param name="Labels">Class indices, length Count.</param>
/// <param name="SampleIndices">Positions in the data set's sample list, length Count.</param>
/// <param name="Size">Image side in pixels.</param>
/// <param name="Channels">1 or 3.</param>
public sealed record Batch(
    ReadOnlyMemory<byte> Images, IReadOnlyList<long> Labels, IReadOnlyList<int> SampleIndices, int Size, int Channels)
{
    /// <summary>Images in the batch.</summary>
    public int Count => Labels.Count;
}
