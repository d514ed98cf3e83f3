namespace MedScan.Imaging;

/// <summary>What tells one file from another, and from itself before it was changed.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">Time of the last write, in ticks of UTC.</param>
internal sealed record ScanIdentity(string Path, long Length, long Written);
