namespace MedScan.Versions;

/// <summary>One image of a snapshot.</summary>
/// <param name="Path">Relative to the data set, with forward slashes; for arrays the array and row.</param>
/// <param name="Sha256">SHA-256 of the file's bytes, or of the row's, in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Label">The class's name.</param>
/// <param name="Split"><c>train</c>, <c>validation</c>, <c>test</c>, or null where the data set names none.</param>
/// <param name="Group">The patient or other group that the data set names; null where it names none.</param>
public sealed record SnapshotFile(string Path, string Sha256, long Bytes, string Label, string? Split, string? Group);
