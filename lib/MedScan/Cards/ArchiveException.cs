namespace MedScan.Cards;

/// <summary>An archive or folder is not taken: it is damaged, would write outside its folder, would fill the disk, or is not the data set.</summary>
/// <param name="path">The archive or folder.</param>
/// <param name="reason">What is wrong and what to do, as a sentence.</param>
/// <param name="innerException">The failure underneath, if any.</param>
public sealed class ArchiveException(string path, string reason, Exception? innerException = null)
    : MedScanException($"{path}: {reason}", innerException!)
{
    /// <summary>The archive or folder.</summary>
    public string Path { get; } = path;
}
