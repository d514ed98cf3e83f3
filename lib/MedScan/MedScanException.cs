namespace MedScan;

/// <summary>The outside world failed: a file, a folder, a configuration or a device was not as it had to be.</summary>
/// <remarks>The message is written for the person at the keyboard: what was expected, what came, what to do.
/// A bug of the calling code is an <see cref="ArgumentException"/> instead.</remarks>
public class MedScanException : Exception
{
    /// <summary>Creates the exception with a message for the user.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    public MedScanException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with a message for the user and the failure behind it.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    /// <param name="innerException">The failure underneath.</param>
    public MedScanException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
