namespace MedScan.Tracking;

/// <summary>A setting or an environment variable cannot be used: the message names it, what was expected and what it held.</summary>
public sealed class TrackingConfigurationException : TrackingException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">The setting, what was expected, what it held, what to do.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public TrackingConfigurationException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <inheritdoc/>
    public override bool IsTransient => false;
}
