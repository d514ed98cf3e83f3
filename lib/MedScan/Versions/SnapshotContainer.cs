namespace MedScan.Versions;

/// <summary>A file that holds several images: arrays, the frames of a DICOM file, the slices of a volume.</summary>
/// <param name="Path">Relative to the data set, with forward slashes; of arrays the file's name.</param>
/// <param name="Sha256">SHA-256 of its bytes in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
public sealed record SnapshotContainer(string Path, string Sha256, long Bytes);
