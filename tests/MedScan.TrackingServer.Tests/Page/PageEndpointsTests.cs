using System.Net;
using MedScan.TrackingServer.Page;

namespace MedScan.TrackingServer.Tests.Page;

public sealed class PageEndpointsTests
{
    [SkippableFact]
    public async Task Get_EveryFile_HasTypeTagAndStrictHeaders()
    {
        Skip.If(PageFiles.ByPath.Count == 0, "this build has no page");
        await using var server = await TestServer.StartAsync(options => options with { Token = "t" });
        foreach (var (path, file) in PageFiles.ByPath)
        {
            using var got = await server.Http.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, got.StatusCode);
            Assert.Equal(file.Content, await got.Content.ReadAsByteArrayAsync());
            Assert.Equal(file.ContentType, got.Content.Headers.ContentType!.ToString());
            var isFrame = path == PageFiles.Frame;
            Assert.StartsWith(
                isFrame ? "sandbox allow-scripts; default-src 'none';" : "default-src 'none'; script-src 'self';",
                got.Headers.GetValues("Content-Security-Policy").Single(),
                StringComparison.Ordinal);
            Assert.Equal(isFrame ? "SAMEORIGIN" : "DENY", got.Headers.GetValues("X-Frame-Options").Single());
            Assert.Equal("no-cache", got.Headers.CacheControl!.ToString());

            using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "If-None-Match", file.Tag } } };
            using var unchanged = await server.Http.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }

        Assert.Equal("text/html; charset=utf-8", PageFiles.ByPath["/"].ContentType);
    }

    [Theory]
    [InlineData("/nothing.js")]
    [InlineData("/index.html/x")]
    [InlineData("/%2e%2e/secret.txt")]
    public async Task Get_UnknownPath_IsMlflowsPage(string path)
    {
        await using var server = await TestServer.StartAsync();
        var (status, text) = await server.RawAsync("GET", path);
        Assert.Equal(404, status);
        Assert.Contains("<title>404 Not Found</title>", text, StringComparison.Ordinal);
    }
}
