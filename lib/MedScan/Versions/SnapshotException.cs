namespace MedScan.Versions;

/// <summary>A snapshot cannot be read, or does not fit the images it is about.</summary>
/// <param name="path">The snapshot's file, or where it came from.</param>
/// <param name="reason">What is wrong and what to do, as a sentence.</param>
/// <param name="innerException">The failure underneath, if any.</param>
public sealed class SnapshotException(string path, string reason, Exception? innerException = null)
    : MedScanException($"{path}: {reason}", innerException!)
{
    /// <summary>The snapshot's file, or where it came from.</summary>
    public string Path { get; } = path;
}
