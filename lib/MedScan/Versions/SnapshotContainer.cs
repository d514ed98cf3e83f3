namespace MedScan.Versions;

/// <summary>The one file that holds all images of a data set of arrays.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record SnapshotContainer(string Path, string Sha256, long Bytes);
