using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;

namespace MedScan.TrackingServer.Tests.Security;

public sealed class RequestGuardTests
{
    private const string Experiment = "api/2.0/mlflow/experiments/get?experiment_id=0";

    [Theory]
    [InlineData("GET", "/" + Experiment)]
    [InlineData("POST", "/api/2.0/mlflow/experiments/create")]
    [InlineData("GET", "/")]
    [InlineData("GET", "/api/2.0/mlflow-artifacts/artifacts")]
    public async Task Request_ForeignHost_IsRefused(string method, string path)
    {
        await using var server = await TestServer.StartAsync();
        var (status, text) = await server.RawAsync($"{method} {path} HTTP/1.1\r\nHost: evil.example:5000\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        Assert.Equal(403, status);
        Assert.Contains("Invalid Host header - possible DNS rebinding attack detected", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_ForeignHost_IsAnswered()
    {
        await using var server = await TestServer.StartAsync();
        Assert.Equal(200, (await server.RawAsync("GET /health HTTP/1.1\r\nHost: probe.example\r\nConnection: close\r\n\r\n")).Status);
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://127.0.0.1:1", HttpStatusCode.Forbidden)] // another program of this machine
    [InlineData(null, HttpStatusCode.OK)]
    [InlineData("own", HttpStatusCode.OK)]
    public async Task Write_FromOrigin_OnlyFromItsOwn(string? origin, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/2.0/mlflow/experiments/create") { Content = JsonContent.Create(new { name = "x" }) };
        if (origin is not null)
            request.Headers.Add("Origin", origin == "own" ? $"http://{server.Address.Authority}" : origin);
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(expected, response.StatusCode);
        if (expected == HttpStatusCode.Forbidden)
            Assert.Equal("Cross-origin request blocked", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Artifact_WriteFromForeignOrigin_IsRefused(string method)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("a.txt", "kept");
        using var request = new HttpRequestMessage(new HttpMethod(method), "api/2.0/mlflow-artifacts/artifacts/a.txt") { Headers = { { "Origin", "http://evil.example" } } };
        using var response = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
        Assert.Equal("kept", await server.Http.GetStringAsync("api/2.0/mlflow-artifacts/artifacts/a.txt"));
    }

    [Theory]
    [InlineData("Bearer", "s3cret", HttpStatusCode.OK)]
    [InlineData("bearer", "s3cret", HttpStatusCode.OK)]
    [InlineData("Basic", "anybody:s3cret", HttpStatusCode.OK)]
    [InlineData("Basic", "anybody:s3cre", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", "s3cret", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "s3cre", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "s3cret2", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer", "", HttpStatusCode.Unauthorized)]
    [InlineData("Digest", "s3cret", HttpStatusCode.Unauthorized)]
    [InlineData(null, null, HttpStatusCode.Unauthorized)] // CVE-2023-6014: what can be done without logging in
    public async Task Request_TokenSet_WantsIt(string? scheme, string? credentials, HttpStatusCode expected)
    {
        await using var server = await TestServer.StartAsync(options => options with { Token = "s3cret" });
        var shown = scheme == "Basic" ? Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials!)) : credentials;
        foreach (var path in (string[])[Experiment, "ajax-" + Experiment, "api/2.0/mlflow-artifacts/artifacts"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            if (scheme is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue(scheme, shown);
            using var response = await server.Http.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    [Fact]
    public async Task Request_TokenSet_ProbesAndUnknownPaths()
    {
        await using var server = await TestServer.StartAsync(options => options with { Token = "s3cret" });
        Assert.Equal("OK", await server.Http.GetStringAsync("health"));
        Assert.Equal("3.6.1.dev0", await server.Http.GetStringAsync("version"));
        using var refused = await server.Http.GetAsync("graphql");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Contains("Basic", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_LongerThanAllowed_Is413InMlflowsForm()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxRequestBytes = 100 });
        using var response = await server.Http.PostAsJsonAsync("api/2.0/mlflow/experiments/create", new { name = new string('x', 200) });
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.StartsWith("""{"error_code":""", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("[::1]")]
    [InlineData("0.0.0.0")]
    [InlineData("::")]
    public async Task StartAsync_HostName_ListensAndTellsWhereItIsReached(string host)
    {
        if (host.Contains(':', StringComparison.Ordinal) && !System.Net.Sockets.Socket.OSSupportsIPv6)
            return;
        await using var server = await TestServer.StartAsync(options => options with { Host = host });
        Assert.Equal("OK", await server.Http.GetStringAsync("health"));
        Assert.Equal(HttpStatusCode.OK, (await server.Http.GetAsync(Experiment)).StatusCode);
        Assert.Equal(host is "0.0.0.0" or "::" ? 1 : 0, server.Warnings.Count);
    }

    [Fact]
    public async Task StartAsync_OpenWithToken_HasNoWarning()
    {
        await using var server = await TestServer.StartAsync(options => options with { Host = "0.0.0.0", Token = "t" });
        Assert.Empty(server.Warnings);
    }

    [Fact]
    public async Task StartAsync_UnknownName_SaysSo()
    {
        var refused = await Assert.ThrowsAsync<TrackingServerException>(() => TestServer.StartAsync(options => options with { Host = "no such host!" }));
        Assert.Contains("no such host!", refused.Message, StringComparison.Ordinal);
    }
}
