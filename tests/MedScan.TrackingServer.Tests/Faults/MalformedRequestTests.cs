using System.Net.Sockets;
using System.Text;
using MedScan.TrackingServer.Tests.Conformance;

namespace MedScan.TrackingServer.Tests.Faults;

public sealed class MalformedRequestTests
{
    private const int Requests = 10_000;

    // 500 for an artifact that is not there and 501 for uploads in parts are in the recordings.
    private static readonly HashSet<int> RecordedServerErrors = [500, 501];

    [Fact]
    public async Task MalformedRequests_TenThousand_NoCrashAndNoUnrecordedServerError()
    {
        var folder = Directory.CreateTempSubdirectory("medscan-malformed-");
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
            {
                BackendStore = $"sqlite:///{folder.FullName}/mlflow.db",
                ArtifactRoot = Path.Combine(folder.FullName, "artifacts"),
            });
            using var http = new HttpClient { BaseAddress = server.Address };
            var rest = new Rest(http);
            var run = await rest.CreateRunAsync();
            await rest.LogAsync(run, "kept", [1, 2, 3]);

            var recorded = Exchange.Read("recordings-3.6.jsonl").Where(exchange => exchange.Method != "DELETE").ToList();
            var random = new Random(20_26);
            var wrong = new List<string>();
            for (var i = 0; i < Requests; i++)
            {
                var bytes = Mutate(recorded[random.Next(recorded.Count)], random);
                var status = await SendAsync(server.Address, bytes);
                if (status >= 500 && !RecordedServerErrors.Contains(status) || status == 500 && !IsDownload(bytes))
                    wrong.Add($"{status} for {Encoding.Latin1.GetString(bytes)[..Math.Min(300, bytes.Length)]}");
            }

            Assert.True(wrong.Count == 0, string.Join("\n---\n", wrong.Take(10)) + $"\n{wrong.Count} in all");
            Assert.Equal([1L, 2L, 3L], await rest.StepsAsync(run, "kept"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("""{"ru\ud800n_id":"a"}""")]
    [InlineData("""{"run_id":"a","tags":[{"k\udc00ey":"a"}]}""")]
    [InlineData("""  "{\"ru\\ud800n_id\":\"a\"}"  """)]
    public async Task Request_HalfACharacterInAName_IsRefused(string body)
    {
        await using var server = await TestServer.StartAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("api/2.0/mlflow/runs/delete", content);
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    private static bool IsDownload(byte[] request)
    {
        var line = Encoding.Latin1.GetString(request);
        return line.StartsWith("GET ", StringComparison.Ordinal)
            && (line.Contains("mlflow-artifacts/artifacts/", StringComparison.Ordinal) || line.Contains("get-artifact", StringComparison.Ordinal));
    }

    private static byte[] Mutate(Exchange exchange, Random random)
    {
        var body = exchange.RequestBody?["json"]?.ToJsonString() ?? (string?)exchange.RequestBody?["text"] ?? string.Empty;
        var text = new StringBuilder(body);
        for (var i = random.Next(4); i >= 0 && text.Length > 0; i--)
        {
            var at = random.Next(text.Length);
            switch (random.Next(5))
            {
                case 0: text[at] = (char)random.Next(1, 256); break;
                case 1: text.Remove(at, random.Next(1, Math.Min(20, text.Length - at + 1))); break;
                case 2: text.Insert(at, Inserts[random.Next(Inserts.Length)]); break;
                case 3: text.Insert(at, text.ToString(at, Math.Min(random.Next(1, 60), text.Length - at))); break;
                default: text.Length = at; break;
            }
        }

        var path = random.Next(3) > 0 ? exchange.Path : exchange.Path.Insert(random.Next(1, exchange.Path.Length), Inserts[random.Next(Inserts.Length)].Replace(" ", "%20", StringComparison.Ordinal));
        var content = Encoding.Latin1.GetBytes(text.ToString());
        var length = random.Next(20) == 0 ? random.Next(-1, 100) : content.Length;
        var type = random.Next(10) == 0 ? "text/html" : exchange.ContentType ?? "application/json";
        var head = Encoding.Latin1.GetBytes(
            $"{(random.Next(30) == 0 ? "BREW" : exchange.Method)} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: {type}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n");
        return [.. head, .. content];
    }

    private static readonly string[] Inserts =
        ["\0", "%00", "\"", "[", "{", "}", "]", "null", "1e999", "-1", "99999999999999999999", "NaN", "\\ud800", "%ff", "..%2f", "'", "`", " AND ", "\u00e9", "true,", ":"];

    // Says everything at once and reads only the status: what a broken client would do. 0 when the server closed the connection.
    private static async Task<int> SendAsync(Uri server, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(server.Host, server.Port);
        var stream = client.GetStream();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        try
        {
            await stream.WriteAsync(request, limit.Token);
            client.Client.Shutdown(SocketShutdown.Send);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var line = await reader.ReadLineAsync(limit.Token);
            return line is { Length: > 12 } ? int.Parse(line.AsSpan(9, 3), null) : 0;
        }
        catch (IOException)
        {
            return 0;
        }
    }
}
