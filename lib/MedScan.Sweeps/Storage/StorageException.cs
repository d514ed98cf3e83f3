namespace MedScan.Sweeps.Storage;

/// <summary>A storage could not be reached, opened or written.</summary>
public sealed class StorageException : SweepException
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    /// <param name="isTransient">Whether trying again later may help.</param>
    /// <param name="innerException">What caused it; null for nothing else.</param>
    public StorageException(string message, bool isTransient = false, Exception? innerException = null)
        : base(message, innerException!) => IsTransient = isTransient;

    /// <summary>Whether trying again later may help: a server that restarts, a full disk, a broken link; not a wrong password.</summary>
    public bool IsTransient { get; }
}
