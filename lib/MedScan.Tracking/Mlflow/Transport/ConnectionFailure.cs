using System.Security.Authentication;

namespace MedScan.Tracking;

/// <summary>Says what broke on the way to the server, whether waiting helps, and whether the request may have arrived.</summary>
internal static class ConnectionFailure
{
    public static MlflowConnectionException TimedOut(HttpRequestMessage request, StallLimit limit, OperationCanceledException inner)
    {
        // .NET gives a connection that does not come about a bare TimeoutException, and other timeouts one with a cause.
        if (!limit.Expired && inner.InnerException is TimeoutException { InnerException: null })
        {
            return new(
                $"No connection to {request.RequestUri!.GetLeftPart(UriPartial.Authority)} came about in time. Is the server up, and does a firewall let requests through?",
                isTransient: true, mayHaveArrived: false, inner);
        }
        return new(
            $"{ErrorAnswer.Describe(request)}: nothing came for {limit.Time.TotalSeconds:0.###} s. Is the server busy or the link down? "
            + "MLFLOW_HTTP_REQUEST_TIMEOUT or MlflowClientOptions.Timeout sets the time.",
            isTransient: true, mayHaveArrived: true, inner);
    }

    public static MlflowConnectionException From(HttpRequestMessage request, Exception exception)
    {
        var what = ErrorAnswer.Describe(request);
        var server = request.RequestUri!.GetLeftPart(UriPartial.Authority);
        var kind = (exception as HttpRequestException)?.HttpRequestError ?? (exception as HttpIOException)?.HttpRequestError;
        return kind switch
        {
            HttpRequestError.NameResolutionError => new(
                $"The host of {server} is not known. Is its name spelt right, and the network up?", true, false, exception),
            HttpRequestError.ConnectionError => new(
                $"No connection to {server}: {Innermost(exception)}. Is the server running there ('medscan ui' or 'mlflow server' starts one)?",
                true, false, exception),
            HttpRequestError.ProxyTunnelError => new($"The proxy gives no way to {server}: {exception.Message}", true, false, exception),
            HttpRequestError.SecureConnectionError => new(
                $"No secure connection to {server}: {Innermost(exception)}. MLFLOW_TRACKING_SERVER_CERT_PATH names certificates to trust.",
                !HasInner<AuthenticationException>(exception), false, exception),
            HttpRequestError.InvalidResponse => new($"{what}: the answer is not HTTP: {Innermost(exception)}", false, true, exception),
            _ => new($"{what}: the link broke: {Innermost(exception)}", true, true, exception),
        };
    }

    private static string Innermost(Exception exception) => exception.GetBaseException().Message.TrimEnd('.');

    private static bool HasInner<T>(Exception? exception)
        where T : Exception
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is T)
                return true;
        }
        return false;
    }
}
