namespace MedScan.TrackingServer;

/// <summary>The tracking server cannot do its work: a database that it may not touch, a port that is taken, a folder that cannot be written.</summary>
/// <remarks>The message says what was expected, what came and what to do.</remarks>
public sealed class TrackingServerException : Exception
{
    /// <summary>Creates the exception.</summary>
    public TrackingServerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public TrackingServerException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
