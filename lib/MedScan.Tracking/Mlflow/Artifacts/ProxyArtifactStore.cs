using System.Net;
using System.Net.Http.Headers;
using MedScan.Tracking.Protocol;

namespace MedScan.Tracking;

/// <summary>Artifacts behind a tracking server's artifact proxy.</summary>
/// <param name="transport">The way to the server.</param>
/// <param name="proxy">The address of the proxy, up to and with <see cref="Endpoint"/>.</param>
/// <param name="root">The root's path in the proxy, not percent-encoded, without slashes around it; may be empty.</param>
internal sealed class ProxyArtifactStore(RestTransport transport, string proxy, string root) : IArtifactStore
{
    public const string Endpoint = "/mlflow-artifacts/artifacts";

    public Task PutAsync(string path, ArtifactContent content, CancellationToken cancellation) => transport.Retry.RunAsync(
        async token =>
        {
            await content.UseAsync(stream => transport.ExchangeAsync(
                limit =>
                {
                    var length = stream.Length - stream.Position;
                    var request = transport.NewRequest(HttpMethod.Put, Address(path));
                    request.Content = new StreamContent(new WatchedStream(stream, limit, length))
                    {
                        Headers = { ContentType = new MediaTypeHeaderValue(MediaType.Of(path)), ContentLength = length },
                    };
                    return request;
                },
                MlflowJson.Default.EmptyBody, token)).ConfigureAwait(false);
            return true;
        },
        Repetition.Harmless, gone: null, cancellation);

    public Task ReadAsync(string path, Func<Stream, CancellationToken, Task> read, CancellationToken cancellation) =>
        transport.Retry.RunAsync(
            async token =>
            {
                try
                {
                    return await transport.StreamAsync(
                        Address(path),
                        async body =>
                        {
                            await read(body, token).ConfigureAwait(false);
                            return true;
                        },
                        token).ConfigureAwait(false);
                }
                catch (MlflowException exception) when (exception.StatusCode is HttpStatusCode.InternalServerError)
                {
                    // MLflow answers 500 for a file that is not there. That must not look like a server in trouble, and not be retried.
                    await ThrowIfNoFileAsync(path, exception, token).ConfigureAwait(false);
                    throw;
                }
            },
            Repetition.Harmless, gone: null, cancellation);

    public Task<IReadOnlyList<ArtifactInfo>> ListAsync(string folder, CancellationToken cancellation) => transport.Retry.RunAsync(
        token => ListOnceAsync(folder, token), Repetition.Harmless, gone: null, cancellation);

    public Task DeleteAsync(string path, CancellationToken cancellation) => transport.Retry.RunAsync(
        token => transport.ExchangeAsync(
            _ => transport.NewRequest(HttpMethod.Delete, Address(path)), MlflowJson.Default.EmptyBody, token),
        Repetition.GoneMeansDone, () => new EmptyBody(), cancellation);

    private async Task<IReadOnlyList<ArtifactInfo>> ListOnceAsync(string folder, CancellationToken cancellation)
    {
        var path = ArtifactPath.Join(root, folder).TrimEnd('/');
        var answer = await transport.ExchangeAsync(
            _ => transport.NewRequest(HttpMethod.Get, proxy + UrlText.Query(("path", path))), MlflowJson.Default.FileList, cancellation)
            .ConfigureAwait(false);
        // The size of an empty file is left out, as protocol buffers do with zeros.
        return [.. (answer.Files ?? []).Select(file => new ArtifactInfo(file.Path ?? "", file.IsDir, file.IsDir ? null : file.FileSize ?? 0))];
    }

    private async Task ThrowIfNoFileAsync(string path, MlflowException answer, CancellationToken cancellation)
    {
        var slash = path.LastIndexOf('/');
        var name = path[(slash + 1)..];
        var entries = await ListOnceAsync(slash < 0 ? "" : path[..slash], cancellation).ConfigureAwait(false);
        var entry = entries.FirstOrDefault(entry => entry.Path == name);
        if (entry is null)
            throw new MlflowException(MlflowErrorCode.ResourceDoesNotExist, $"There is no artifact file '{path}'.", HttpStatusCode.NotFound, answer);
        if (entry.IsFolder)
            throw new MlflowException(MlflowErrorCode.InvalidParameterValue, $"The artifact '{path}' is a folder, expected a file.", HttpStatusCode.BadRequest, answer);
    }

    private string Address(string path) => proxy + "/" + UrlText.Path(ArtifactPath.Join(root, path));
}
