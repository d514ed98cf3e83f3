namespace MedScan.Tracking;

/// <summary>Tracking failed for a reason outside the program: the server refused, the link broke, or a setting is wrong.</summary>
/// <remarks>Which of them it was is the subclass: <see cref="MlflowException"/>, <see cref="MlflowConnectionException"/>,
/// <see cref="TrackingConfigurationException"/>. A bug of the caller is an <see cref="ArgumentException"/> instead, and a
/// cancelled call ends with <see cref="OperationCanceledException"/>.</remarks>
public abstract class TrackingException : Exception
{
    private protected TrackingException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed later without anyone changing anything.</summary>
    public abstract bool IsTransient { get; }
}
