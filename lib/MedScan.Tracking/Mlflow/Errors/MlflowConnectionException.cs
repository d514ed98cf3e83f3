namespace MedScan.Tracking;

/// <summary>No complete answer came: the server is not there, the link broke, or time ran out.</summary>
public sealed class MlflowConnectionException : TrackingException
{
    private readonly bool _isTransient;

    /// <summary>Creates the exception.</summary>
    /// <param name="message">Where to, what happened, what to do.</param>
    /// <param name="isTransient">Whether a later attempt may succeed without a change of settings.</param>
    /// <param name="mayHaveArrived">Whether the server may have carried the request out.</param>
    /// <param name="innerException">The failure underneath.</param>
    public MlflowConnectionException(string message, bool isTransient, bool mayHaveArrived, Exception? innerException = null)
        : base(message, innerException)
    {
        _isTransient = isTransient;
        MayHaveArrived = mayHaveArrived;
    }

    /// <summary>Whether a later attempt may succeed: <see langword="true"/> except for a certificate that is not trusted
    /// and an answer that is no HTTP.</summary>
    public override bool IsTransient => _isTransient;

    /// <summary><see langword="false"/> when the request certainly never reached the server, so that repeating it cannot
    /// do anything twice.</summary>
    public bool MayHaveArrived { get; }
}
