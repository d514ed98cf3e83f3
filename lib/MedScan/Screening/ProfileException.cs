namespace MedScan.Screening;

/// <summary>A profile cannot be learnt, read or written.</summary>
/// <param name="path">The profile's file, or the data set's root.</param>
/// <param name="problem">What is wrong and what to do.</param>
/// <param name="innerException">The failure underneath, if any.</param>
public sealed class ProfileException(string path, string problem, Exception? innerException = null)
    : MedScanException($"{path}: {problem}", innerException!)
{
    /// <summary>The profile's file, or the data set's root.</summary>
    public string Path { get; } = path;
}
