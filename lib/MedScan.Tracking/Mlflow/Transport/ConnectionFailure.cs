using System.Security.Authentication;

namespace MedScan.Tracking;

/// <summary>Says what broke on the way to the server, whether waiting helps, and whether the request may have arrived.</summary>
internal static class ConnectionFailure
{
    public static MlflowConnectionException TimedOut(HttpRequestMessage request, TimeSpan limit, Exception inner) => new(
        $"{ErrorAnswer.Describe(request)}: nothing came for {limit.TotalSeconds:0.###} s. Is the server busy or the link down? "
        + "MLFLOW_HTTP_REQUEST_TIMEOUT or MlflowClientOptions.Timeout sets the time.",
        isTransient: true, mayHaveArrived: true, inner);

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
