using System.Net;
using System.Text;

namespace MedScan.Tracking.Tests.Fakes;

/// <summary>Answers requests from a script, in order, and keeps what was asked. The last step answers all further requests.</summary>
internal sealed class FakeServer(params FakeServer.Step[] steps) : HttpMessageHandler
{
    public delegate Task<HttpResponseMessage> Step(HttpRequestMessage request, CancellationToken cancellation);

    public const string Address = "http://tracking.example:5000";

    public List<Asked> Requests { get; } = [];

    public static Step Json(string body, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? change = null) =>
        Text(body, "application/json", status, change);

    public static Step Html(string body, HttpStatusCode status = HttpStatusCode.OK) => Text(body, "text/html", status);

    public static Step Text(string body, string mediaType, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? change = null) =>
        Bytes(Encoding.UTF8.GetBytes(body), mediaType, status, change);

    public static Step Bytes(byte[] body, string mediaType = "application/octet-stream", HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? change = null) =>
        (_, _) =>
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(body) { Headers = { ContentType = new(mediaType) } } };
            change?.Invoke(response);
            return Task.FromResult(response);
        };

    public static Step Error(HttpStatusCode status, string code, string message = "no", Action<HttpResponseMessage>? change = null) =>
        Json($$"""{"error_code": "{{code}}", "message": "{{message}}"}""", status, change);

    public static Step Throw(Exception exception) => (_, _) => Task.FromException<HttpResponseMessage>(exception);

    /// <summary>The server takes the request and never answers.</summary>
    public static Step Hang { get; } = async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException("unreachable");
    };

    /// <summary>No connection: nothing was sent.</summary>
    public static Step Refused { get; } = Throw(new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused"));

    /// <summary>The connection was closed in place of an answer: the request may have been carried out.</summary>
    public static Step Broken { get; } = Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "The response ended prematurely."));

    public MlflowClient Client(MlflowClientOptions? options = null, Dictionary<string, string>? environment = null)
    {
        options ??= new() { Retry = RetryOptions.None };
        if (options.TrackingUri is null && environment is null)
            options = options with { TrackingUri = new(Address) };
        return new(
            new HttpClient(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, options,
            new EnvironmentReader(name => environment?.GetValueOrDefault(name)));
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        Requests.Add(new(
            request.Method.Method, request.RequestUri!.OriginalString, body, request.Content?.Headers.ContentType?.ToString(),
            request.Content?.Headers.ContentLength, request.Headers.Authorization?.ToString(), request.Headers.UserAgent.ToString()));
        var response = await steps[Math.Min(Requests.Count, steps.Length) - 1](request, cancellationToken);
        response.RequestMessage = request;
        return response;
    }

    public sealed record Asked(
        string Method, string Address, byte[] Body, string? ContentType, long? ContentLength, string? Authorization, string UserAgent)
    {
        /// <summary>Path and query.</summary>
        public string Target => Address[Address.IndexOf('/', "https://".Length)..];

        public string Text => Encoding.UTF8.GetString(Body);
    }
}
