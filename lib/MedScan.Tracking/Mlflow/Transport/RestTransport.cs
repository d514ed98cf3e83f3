using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace MedScan.Tracking;

/// <summary>Sends requests to one tracking server: addresses, credentials, time limits, repetition, errors.</summary>
internal sealed class RestTransport
{
    public const string ApiPath = "/api/2.0/mlflow/";

    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ProductInfoHeaderValue Agent = new(
        "medscan-tracking", typeof(RestTransport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]);

    private readonly HttpClient _http;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly TimeSpan _timeout;

    // The options are complete, see MlflowClientOptions.Completed.
    public RestTransport(HttpClient http, MlflowClientOptions options)
    {
        Server = new(options.TrackingUri);
        _http = http;
        _timeout = options.Timeout!.Value;
        if (_timeout <= TimeSpan.Zero && _timeout != System.Threading.Timeout.InfiniteTimeSpan)
            throw new ArgumentOutOfRangeException(nameof(options), _timeout, "Timeout should be above 0 or infinite.");
        options.Retry!.Validate();
        Time = options.TimeProvider;
        Retry = new(options.Retry, Time);
        _authorization = Authorization(options, Server);
    }

    public ServerAddress Server { get; }

    public TimeProvider Time { get; }

    public RetryLoop Retry { get; }

    public Task<T> GetAsync<T>(string endpoint, string query, JsonTypeInfo<T> answer, CancellationToken cancellation) =>
        Retry.RunAsync(
            token => ExchangeAsync(_ => NewRequest(HttpMethod.Get, Server + ApiPath + endpoint + query), answer, token),
            Repetition.Harmless, gone: null, cancellation);

    public Task<T> SendAsync<T>(
        HttpMethod method, string endpoint, JsonBody body, JsonTypeInfo<T> answer, Repetition repetition, CancellationToken cancellation)
    {
        var bytes = body.Finish();
        return Retry.RunAsync(
            token => ExchangeAsync(_ => NewRequest(method, endpoint, bytes), answer, token), repetition, gone: null, cancellation);
    }

    public Task SendAsync(HttpMethod method, string endpoint, JsonBody body, Repetition repetition, CancellationToken cancellation)
    {
        var bytes = body.Finish();
        return Retry.RunAsync(
            token => ExchangeAsync(_ => NewRequest(method, endpoint, bytes), Protocol.MlflowJson.Default.EmptyBody, token),
            repetition, gone: () => new Protocol.EmptyBody(), cancellation);
    }

    /// <summary>A request to a complete, percent-encoded address, which is sent exactly as it is.</summary>
    /// <remarks>Credentials only go to the tracking server itself: a server that stores artifact addresses on other hosts
    /// must not be able to collect them.</remarks>
    public HttpRequestMessage NewRequest(HttpMethod method, string address)
    {
        // Without this, .NET would resolve dot segments and encoded characters in artifact names.
        var uri = new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(method, uri);
        request.Headers.UserAgent.Add(Agent);
        if (uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) == Server.Origin)
            request.Headers.Authorization = _authorization;
        return request;
    }

    private HttpRequestMessage NewRequest(HttpMethod method, string endpoint, ReadOnlyMemory<byte> body)
    {
        var request = NewRequest(method, Server + ApiPath + endpoint);
        request.Content = new ReadOnlyMemoryContent(body) { Headers = { ContentType = Json } };
        return request;
    }

    /// <summary>One attempt: request, complete answer, JSON.</summary>
    public async Task<T> ExchangeAsync<T>(Func<StallLimit, HttpRequestMessage> newRequest, JsonTypeInfo<T> answer, CancellationToken cancellation)
    {
        using var limit = new StallLimit(_timeout, Time, cancellation);
        using var request = newRequest(limit);
        var (response, body) = await Guarded(request, limit, async () =>
        {
            var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, limit.Token).ConfigureAwait(false);
            return (response, await response.Content.ReadAsByteArrayAsync(limit.Token).ConfigureAwait(false));
        }).ConfigureAwait(false);
        using (response)
        {
            if (!response.IsSuccessStatusCode)
                throw ErrorAnswer.Read(request, response, body, Time);
            try
            {
                return JsonSerializer.Deserialize(body, answer)
                    ?? throw ErrorAnswer.NotTheProtocol(request, response.StatusCode, body, reason: null);
            }
            catch (JsonException exception)
            {
                throw ErrorAnswer.NotTheProtocol(request, response.StatusCode, body, exception);
            }
        }
    }

    /// <summary>One attempt whose answer's body is read by <paramref name="read"/> while it comes in; the time limit is for
    /// each wait for more of it, not for the whole.</summary>
    public async Task<T> StreamAsync<T>(string address, Func<Stream, Task<T>> read, CancellationToken cancellation)
    {
        using var limit = new StallLimit(_timeout, Time, cancellation);
        using var request = NewRequest(HttpMethod.Get, address);
        using var response = await Guarded(
            request, limit, () => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token)).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            var body = await Guarded(request, limit, () => response.Content.ReadAsByteArrayAsync(limit.Token)).ConfigureAwait(false);
            throw ErrorAnswer.Read(request, response, body, Time);
        }
        return await Guarded(request, limit, async () =>
        {
            var stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                var watched = new WatchedStream(stream, limit);
                await using (watched.ConfigureAwait(false))
                    return await read(watched).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
    }

    private static async Task<T> Guarded<T>(HttpRequestMessage request, StallLimit limit, Func<Task<T>> exchange)
    {
        try
        {
            return await exchange().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (limit.CallerCancelled)
        {
            throw new OperationCanceledException(limit.CallerToken);
        }
        catch (OperationCanceledException exception) when (limit.Expired || exception.InnerException is TimeoutException)
        {
            throw ConnectionFailure.TimedOut(request, limit, exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or HttpIOException)
        {
            throw ConnectionFailure.From(request, exception);
        }
    }

    private static AuthenticationHeaderValue? Authorization(MlflowClientOptions options, ServerAddress server)
    {
        var (user, password) = options is { Username.Length: > 0, Password.Length: > 0 }
            ? (options.Username, options.Password)
            : options.Token is null && server.Credentials is { } own ? own : (null, null);
        if (user is not null)
            return new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{password}")));
        return options.Token is { Length: > 0 } token ? new("Bearer", token) : null;
    }
}
