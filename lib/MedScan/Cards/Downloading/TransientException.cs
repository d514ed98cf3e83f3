namespace MedScan.Cards.Downloading;

/// <summary>A failure after which trying again may help.</summary>
internal sealed class TransientException(string message, TimeSpan? retryAfter = null, Exception? cause = null) : Exception(message, cause)
{
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
