namespace MedScan.Tracking;

/// <summary>An entry of a list of artifacts.</summary>
/// <param name="Path">The path below the artifact root, with '/'.</param>
/// <param name="IsFolder">Whether it is a folder.</param>
/// <param name="Size">Bytes of a file; <see langword="null"/> for a folder.</param>
public sealed record ArtifactInfo(string Path, bool IsFolder, long? Size);
