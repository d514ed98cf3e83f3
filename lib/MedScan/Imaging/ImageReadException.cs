namespace MedScan.Imaging;

/// <summary>A file could not be read as an image; the message names the file and the reason.</summary>
public sealed class ImageReadException : MedScanException
{
    /// <summary>Creates the exception; the message becomes <c>path: reason</c>.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="fault">The kind of failure.</param>
    /// <param name="reason">What is wrong with it, as half a sentence.</param>
    public ImageReadException(string path, ImageFault fault, string reason)
        : base($"{path}: {reason}")
    {
        Path = path;
        Fault = fault;
    }

    /// <summary>Creates the exception with the failure behind it; the message becomes <c>path: reason</c>.</summary>
    /// <param name="path">The file, as the caller named it.</param>
    /// <param name="fault">The kind of failure.</param>
    /// <param name="reason">What is wrong with it, as half a sentence.</param>
    /// <param name="innerException">The failure underneath.</param>
    public ImageReadException(string path, ImageFault fault, string reason, Exception innerException)
        : base($"{path}: {reason}", innerException)
    {
        Path = path;
        Fault = fault;
    }

    /// <summary>The file, as the caller named it.</summary>
    public string Path { get; }

    /// <summary>The kind of failure.</summary>
    public ImageFault Fault { get; }
}
