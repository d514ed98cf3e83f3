namespace MedScan.Datasets;

/// <summary>A cache file could not be written or read: no space, no permission, a failing disk.</summary>
public sealed class ImageCacheException : MedScanException
{
    /// <summary>Creates the exception; the message becomes <c>path: reason</c>.</summary>
    /// <param name="path">The cache file or its folder.</param>
    /// <param name="reason">What failed and what to do.</param>
    public ImageCacheException(string path, string reason)
        : base($"{path}: {reason}") => Path = path;

    /// <summary>Creates the exception with the failure behind it; the message becomes <c>path: reason</c>.</summary>
    /// <param name="path">The cache file or its folder.</param>
    /// <param name="reason">What failed and what to do.</param>
    /// <param name="innerException">The failure underneath.</param>
    public ImageCacheException(string path, string reason, Exception innerException)
        : base($"{path}: {reason}", innerException) => Path = path;

    /// <summary>The cache file or its folder.</summary>
    public string Path { get; }
}
