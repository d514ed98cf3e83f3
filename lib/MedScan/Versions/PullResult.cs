namespace MedScan.Versions;

/// <summary>What a pull did.</summary>
/// <param name="Digest">The snapshot that lies there now.</param>
/// <param name="Path">The data set: a folder, a manifest in it, or an .npz file in it.</param>
/// <param name="WasThere">It lay there already and was only checked.</param>
/// <param name="Images">Number of its images.</param>
/// <param name="ReceivedObjects">Distinct contents that were fetched; those of an interrupted pull before it are not counted.</param>
/// <param name="ReceivedBytes">Their size.</param>
public sealed record PullResult(string Digest, string Path, bool WasThere, int Images, int ReceivedObjects, long ReceivedBytes);
