namespace MedScan.Cards;

/// <summary>A data set that lies on this machine now.</summary>
/// <param name="Path">Where: a folder, or an .npz file.</param>
/// <param name="WasThere">It lay there already and was only checked.</param>
/// <param name="Images">Number of its images.</param>
/// <param name="Differences">In what it is not the published set, a sentence each; only something that was given with
/// <see cref="GetOptions.From"/> can differ.</param>
/// <param name="OtherFiles">Files of the archive or folder that are not part of the set and were left out.</param>
public sealed record GetResult(string Path, bool WasThere, int Images, IReadOnlyList<string> Differences, int OtherFiles);
