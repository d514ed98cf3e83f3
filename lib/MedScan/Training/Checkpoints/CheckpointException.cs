namespace MedScan.Training.Checkpoints;

/// <summary>A checkpoint is missing, damaged, or does not fit what it is used for.</summary>
public sealed class CheckpointException : MedScanException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The checkpoint's folder, or what was taken for it.</param>
    /// <param name="reason">What is wrong, as the end of a sentence that starts with the path.</param>
    /// <param name="innerException">The failure underneath, if any.</param>
    public CheckpointException(string path, string reason, Exception? innerException = null)
        : base($"{path}: {reason}", innerException!) => Path = path;

    /// <summary>The checkpoint's folder, or what was taken for it.</summary>
    public string Path { get; }
}
