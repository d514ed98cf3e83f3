namespace MedScan.Auditing.Findings;

/// <summary>Two images that show the same picture.</summary>
/// <param name="First">Position of the one.</param>
/// <param name="Second">Position of the other, the larger number.</param>
/// <param name="Similarity">Correlation of the details after one picture was laid on the other, from 0.975 to 1.</param>
/// <param name="Mirrored">Whether one is the mirror image of the other.</param>
public sealed record SimilarPair(int First, int Second, double Similarity, bool Mirrored);
