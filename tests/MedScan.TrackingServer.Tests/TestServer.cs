using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using MedScan.TrackingServer.Tests.Storage;

namespace MedScan.TrackingServer.Tests;

/// <summary>A server of its own for one test, with what tests ask of it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TemporaryFolder folder;
    private readonly EmbeddedServer server;

    private TestServer(TemporaryFolder folder, EmbeddedServer server)
    {
        this.folder = folder;
        this.server = server;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
    }

    public HttpClient Http { get; }

    public Uri Address => server.Address;

    public IReadOnlyList<string> Warnings => server.Warnings;

    /// <summary>The folder that holds the database and the artifact root.</summary>
    public string Folder => folder.Path;

    public string ArtifactRoot => folder.Options.ArtifactRoot;

    public static async Task<TestServer> StartAsync(Func<EmbeddedServerOptions, EmbeddedServerOptions>? change = null)
    {
        var folder = new TemporaryFolder();
        return new TestServer(folder, await EmbeddedServer.StartAsync((change ?? (options => options))(folder.Options)));
    }

    /// <summary>Sends a request of MLflow's API; GET fields go into the query.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body)> ApiAsync(string method, string operation, JsonObject? fields = null)
    {
        var query = method == "GET" && fields is not null
            ? "?" + string.Join('&', fields.SelectMany(field => field.Value is JsonArray many
                ? many.Select(value => $"{field.Key}={Uri.EscapeDataString((string)value!)}")
                : [$"{field.Key}={Uri.EscapeDataString(field.Value!.ToString())}"]))
            : string.Empty;
        using var request = new HttpRequestMessage(new HttpMethod(method), $"api/{(operation.StartsWith("3.0/", StringComparison.Ordinal) ? string.Empty : "2.0/mlflow/")}{operation}{query}");
        if (method != "GET" && fields is not null)
            request.Content = JsonContent.Create(fields);
        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonNode.Parse(text) : text);
    }

    /// <summary>Sends a request that must be answered 200.</summary>
    public async Task<JsonNode> OkAsync(string method, string operation, JsonObject? fields = null)
    {
        var (status, body) = await ApiAsync(method, operation, fields);
        Assert.True(status == HttpStatusCode.OK, $"{method} {operation}: {(int)status} {body}");
        return body!;
    }

    /// <summary>Sends bytes as they are and returns the status and all that came back: no client library tidies the path up.</summary>
    public async Task<(int Status, string Text)> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(Address.Host, Address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var text = await reader.ReadToEndAsync();
        return (text.Length > 12 ? int.Parse(text.AsSpan(9, 3), null) : 0, text);
    }

    /// <summary>Sends a request line with this server's host and an optional body.</summary>
    public Task<(int Status, string Text)> RawAsync(string method, string target, string body = "") =>
        RawAsync($"{method} {target} HTTP/1.1\r\nHost: {Address.Authority}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}");

    public async Task PutAsync(string path, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var response = await Http.PutAsync("api/2.0/mlflow-artifacts/artifacts/" + path, content);
        Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync()}");
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await server.DisposeAsync();
        folder.Dispose();
    }
}
