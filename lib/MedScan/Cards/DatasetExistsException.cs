namespace MedScan.Cards;

/// <summary>Something lies where a data set should go, and it is not that data set; it is left alone.</summary>
/// <param name="path">Where.</param>
/// <param name="differences">In what it is not the data set, a sentence each.</param>
public sealed class DatasetExistsException(string path, IReadOnlyList<string> differences)
    : MedScanException(
        $"{path} is there already and is not the published set:\n  {string.Join("\n  ", differences ?? [])}\n"
        + "It was left alone. --force replaces it, --to takes another place.")
{
    /// <summary>Where it lies.</summary>
    public string Path { get; } = path;

    /// <summary>In what it is not the data set, a sentence each.</summary>
    public IReadOnlyList<string> Differences { get; } = differences;
}
