namespace MedScan.Training.Safetensors;

/// <summary>A safetensors file is missing, damaged, or holds something that cannot be used.</summary>
public sealed class SafetensorsException : MedScanException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="path">The file.</param>
    /// <param name="reason">What is wrong with it, as the end of a sentence that starts with the path.</param>
    /// <param name="innerException">The failure underneath, if any.</param>
    public SafetensorsException(string path, string reason, Exception? innerException = null)
        : base($"{path}: {reason}", innerException!) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
