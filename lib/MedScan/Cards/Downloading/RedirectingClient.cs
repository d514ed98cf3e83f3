using System.Net;
using System.Security.Authentication;

namespace MedScan.Cards.Downloading;

/// <summary>Sends a request and follows where it is sent on to, but never to an unencrypted place.</summary>
internal sealed class RedirectingClient : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpMessageInvoker invoker;

    public RedirectingClient()
        : this(new SocketsHttpHandler
        {
            AllowAutoRedirect = false, // decided here, since the handler would follow to http
            AutomaticDecompression = DecompressionMethods.None, // sizes and ranges mean the bytes as they are sent
            ConnectTimeout = TimeSpan.FromSeconds(20),
            UseCookies = false,
        })
    {
    }

    public RedirectingClient(HttpMessageHandler handler) => invoker = new HttpMessageInvoker(handler);

    /// <param name="start">Where it begins.</param>
    /// <param name="prepare">Adds headers to each request.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="TransientException">No answer.</exception>
    /// <exception cref="DownloadException">It leads to a place that is not trusted, or in a circle.</exception>
    public async Task<HttpResponseMessage> GetAsync(Uri start, Action<HttpRequestMessage> prepare, CancellationToken cancellation)
    {
        Uri address = start;
        for (int redirects = 0; redirects <= MostRedirects; redirects++)
        {
            HttpResponseMessage response = await SendAsync(address, prepare, cancellation).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect))
            {
                return response;
            }

            using (response)
            {
                if (response.Headers.Location is not { } location)
                    throw new DownloadException(start, $"{WebAddress.Shown(address)} sends on without saying where to.", response.StatusCode);
                Uri next = new(address, location);
                if (!WebAddress.MayRedirect(address, next))
                {
                    throw new DownloadException(
                        start, $"{WebAddress.Shown(address)} sends on to {WebAddress.Shown(next)}, which is not encrypted and so not followed. "
                        + "Fetch the file yourself and give it with --from.", response.StatusCode);
                }

                address = next;
            }
        }

        throw new DownloadException(start, $"{WebAddress.Shown(start)} sends on more than {MostRedirects} times, probably in a circle.");
    }

    public void Dispose() => invoker.Dispose();

    private async Task<HttpResponseMessage> SendAsync(Uri address, Action<HttpRequestMessage> prepare, CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("User-Agent", "medscan");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "identity");
        prepare(request);
        try
        {
            return await invoker.SendAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.InnerException is AuthenticationException)
        {
            throw new DownloadException(
                address, $"The certificate of {address.Host} is not trusted: {exception.InnerException.Message.TrimEnd('.')}. If your network inspects traffic, "
                + "add its certificate to the system's; if not, do not trust this connection.", cause: exception);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new TransientException($"no answer from {address.Host}: {exception.Message}", cause: exception);
        }
    }
}
