using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Conformance;

/// <summary>One recorded request with the answer that MLflow's own server gave.</summary>
internal sealed record Exchange(string Item, string Method, string Path, string? ContentType, JsonNode? RequestBody, int Status, JsonNode? ResponseBody)
{
    // An id after an escaped quote (\u0027) would run together with its digits.
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The recorded traffic of a fresh server, in order.</summary>
    public static IReadOnlyList<Exchange> Read(string file) =>
        [.. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Recordings", file)).Select(Parse)];

    /// <summary>The request, with what the replay has learnt put in the place of recorded ids.</summary>
    public HttpRequestMessage ToRequest(Uri server, Func<string, string> translate)
    {
        // The path must reach the server spelt as recorded: %2e%2e is not '..' yet.
        var uri = new Uri(server.GetLeftPart(UriPartial.Authority) + translate(Path), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var request = new HttpRequestMessage(new HttpMethod(Method), uri);
        if (Bytes(translate) is { } bytes)
        {
            request.Content = new ByteArrayContent(bytes);
            if (ContentType is not null)
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(ContentType);
        }

        return request;
    }

    private static Exchange Parse(string line)
    {
        var node = JsonNode.Parse(line)!;
        var headers = node["request_headers"]?.AsObject();
        var type = headers?.FirstOrDefault(header => header.Key.Equals("content-type", StringComparison.OrdinalIgnoreCase)).Value;
        var body = node["request_body"];
        return new(
            (string?)node["item"] ?? string.Empty,
            (string)node["method"]!,
            (string)node["path"]!,
            (string?)type ?? (headers is null && body?["json"] is not null ? "application/json" : null),
            body,
            (int)node["status"]!,
            node["response_body"]);
    }

    private byte[]? Bytes(Func<string, string> translate) => RequestBody switch
    {
        null => null,
        _ when RequestBody["json"] is { } json => Encoding.UTF8.GetBytes(translate(json.ToJsonString(Unescaped))),
        _ when RequestBody["text"] is { } text => Encoding.UTF8.GetBytes(translate((string)text!)),
        _ when RequestBody["base64"] is { } base64 => Convert.FromBase64String((string)base64!),
        _ when RequestBody["omitted_bytes"] is { } count => new byte[(int)count!],
        _ => null,
    };
}
