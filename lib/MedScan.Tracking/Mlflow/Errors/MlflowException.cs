using System.Net;

namespace MedScan.Tracking;

/// <summary>The server answered and said no, or answered with something that is not MLflow's protocol.</summary>
public sealed class MlflowException : TrackingException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="errorCode">MLflow's error code, see <see cref="MlflowErrorCode"/>.</param>
    /// <param name="message">The server's own words, or what was expected and what came.</param>
    /// <param name="statusCode">The answer's HTTP status; <see langword="null"/> when no single answer is meant.</param>
    /// <param name="innerException">The failure underneath, if there is one.</param>
    public MlflowException(string errorCode, string message, HttpStatusCode? statusCode = null, Exception? innerException = null)
        : base(message, innerException)
    {
        ErrorCode = errorCode;
        StatusCode = statusCode;
    }

    /// <summary>MLflow's error code, for example <c>RESOURCE_DOES_NOT_EXIST</c>; the usual ones are in <see cref="MlflowErrorCode"/>.</summary>
    public string ErrorCode { get; }

    /// <summary>The HTTP status of the answer; <see langword="null"/> when no single answer is meant.</summary>
    public HttpStatusCode? StatusCode { get; }

    /// <summary>How long the server asked to wait before the next attempt (header Retry-After), if it did.</summary>
    public TimeSpan? RetryAfter { get; internal init; }

    /// <summary><see langword="true"/> for 408, 429 and every 5xx: the server was busy or broken, not the request.</summary>
    public override bool IsTransient => StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int?)StatusCode >= 500;
}
