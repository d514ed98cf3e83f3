namespace MedScan.Auditing.NearDuplicates;

/// <summary>Two pictures that were found to be the same.</summary>
/// <param name="First">Position of the one, smaller than <paramref name="Second"/>.</param>
/// <param name="Second">Position of the other.</param>
/// <param name="Similarity">Correlation of the details after alignment, at most 1.</param>
/// <param name="Mirrored">Whether one is the mirror image of the other.</param>
internal sealed record NearPair(int First, int Second, double Similarity, bool Mirrored);
