using System.Net;
using System.Text;
using System.Text.Json;

namespace MedScan.Tracking;

/// <summary>Turns an answer that is no success, or no JSON, into the exception that says so.</summary>
internal static class ErrorAnswer
{
    private const int ShownCharacters = 200;

    public static MlflowException Read(HttpRequestMessage request, HttpResponseMessage response, ReadOnlySpan<byte> body, TimeProvider time)
    {
        var status = response.StatusCode;
        var retryAfter = RetryAfter(response, time);
        if (Parse(body) is { ErrorCode.Length: > 0 } answer)
        {
            var message = string.IsNullOrEmpty(answer.Message) ? $"The server answered {(int)status} {answer.ErrorCode} without a message." : answer.Message;
            return new(answer.ErrorCode, message, status) { RetryAfter = retryAfter };
        }
        if ((int)status is >= 300 and < 400 && response.Headers.Location is { } location)
        {
            return new(MlflowErrorCode.EndpointNotFound,
                $"{Describe(request)} was redirected to '{location}'. Set the tracking URI to where the server is now.", status);
        }
        return new(CodeFor(status), $"{Describe(request)} was answered {(int)status} {status}{Advice(status)} {Start(body)}", status)
        {
            RetryAfter = retryAfter,
        };
    }

    public static MlflowException NotTheProtocol(HttpRequestMessage request, HttpStatusCode status, ReadOnlySpan<byte> body, Exception? reason) =>
        new(MlflowErrorCode.MalformedResponse,
            $"{Describe(request)} was answered {(int)status}, but not with the JSON that MLflow sends. Is the tracking URI's path right, "
            + $"or does a proxy answer? {Start(body)}", status, reason);

    public static string Describe(HttpRequestMessage request) => $"{request.Method} {request.RequestUri!.GetLeftPart(UriPartial.Path)}";

    private static Protocol.ErrorBody? Parse(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Protocol.MlflowJson.Default.ErrorBody);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Start(ReadOnlySpan<byte> body)
    {
        if (body.IsEmpty)
            return "The answer was empty.";
        // Four bytes are the longest character, so this many bytes hold all that is shown.
        var text = Encoding.UTF8.GetString(body[..Math.Min(body.Length, 4 * ShownCharacters)]);
        text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= ShownCharacters ? $"The answer: {text}" : $"The answer begins: {text[..ShownCharacters]}";
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > time.GetUtcNow() => date - time.GetUtcNow(),
        _ => null,
    };

    private static string CodeFor(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => MlflowErrorCode.Unauthenticated,
        HttpStatusCode.Forbidden => MlflowErrorCode.PermissionDenied,
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => MlflowErrorCode.EndpointNotFound,
        HttpStatusCode.TooManyRequests => MlflowErrorCode.RequestLimitExceeded,
        HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout => MlflowErrorCode.TemporarilyUnavailable,
        >= HttpStatusCode.InternalServerError => MlflowErrorCode.InternalError,
        _ => MlflowErrorCode.BadRequest,
    };

    private static string Advice(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            "; set MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN.",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed =>
            "; is an MLflow server there, and is the path of the tracking URI right?",
        HttpStatusCode.RequestEntityTooLarge => "; the server or a proxy limits the size of requests.",
        _ => ".",
    };
}
