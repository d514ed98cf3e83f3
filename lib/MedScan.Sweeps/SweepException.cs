namespace MedScan.Sweeps;

/// <summary>The outside world did not do what a sweep needed of it: a storage, a file, a scheduler.</summary>
public class SweepException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    public SweepException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What was expected, what came, what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public SweepException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
