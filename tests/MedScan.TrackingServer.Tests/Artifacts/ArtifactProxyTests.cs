using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Artifacts;

public sealed class ArtifactProxyTests
{
    private const string Base = "api/2.0/mlflow-artifacts/artifacts";

    [Theory]
    [InlineData("odd/sp%20ace.txt", "odd", "sp ace.txt")]
    [InlineData("odd/par(1)%5B2%5D.txt", "odd", "par(1)[2].txt")]
    [InlineData("odd/q&r=s.txt", "odd", "q&r=s.txt")]
    [InlineData("odd/a+b.txt", "odd", "a+b.txt")]
    [InlineData("odd/comma,semi;at@.txt", "odd", "comma,semi;at@.txt")]
    [InlineData("odd/gr%C3%B6%C3%9Fe.png", "odd", "größe.png")]
    [InlineData("odd/50%25.txt", "odd", "50%.txt")]
    [InlineData("slash%2Fin.txt", "slash", "in.txt")]
    public async Task Put_OddName_IsListedAndReadUnderIt(string sent, string folder, string name)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync(sent, "text of it");
        var listed = JsonNode.Parse(await server.Http.GetStringAsync($"{Base}?path={folder}"))!["files"]!.AsArray();
        Assert.Equal(name, (string?)Assert.Single(listed)!["path"]);
        using var got = await server.Http.GetAsync($"{Base}/{sent}");
        Assert.Equal("text of it", await got.Content.ReadAsStringAsync());
        Assert.Equal("attachment", got.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal(name, got.Content.Headers.ContentDisposition.FileNameStar ?? got.Content.Headers.ContentDisposition.FileName);
        Assert.True(File.Exists(Path.Combine(server.ArtifactRoot, folder, name)));
    }

    [Fact]
    public async Task Get_HtmlArtifact_CannotRunAgainstTheServer()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("page.html", "<script>alert(1)</script>");
        using var got = await server.Http.GetAsync($"{Base}/page.html");
        Assert.Equal("sandbox", got.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", got.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("attachment; filename=page.html", got.Content.Headers.GetValues("Content-Disposition").Single());
        Assert.Equal("text/html", got.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("w.bin", "application/octet-stream")]
    [InlineData("c.json", "text/plain")]
    [InlineData("MLmodel", "text/plain")]
    [InlineData("curve.png", "image/png")]
    [InlineData("model.pkl", "application/octet-stream")]
    public async Task Get_File_HasTheTypeThatMlflowGives(string name, string type)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync(name, "x");
        using var got = await server.Http.GetAsync($"{Base}/{name}");
        Assert.Equal(type, got.Content.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task Get_Range_SendsThePart()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("a/ten.bin", "0123456789");
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Base}/a/ten.bin") { Headers = { { "Range", "bytes=3-5" } } };
        using var got = await server.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, got.StatusCode);
        Assert.Equal("345", await got.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Put_Again_ReplacesAndLeavesNothingInTheUploadArea()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("a.txt", "long first text");
        await server.PutAsync("a.txt", "second");
        Assert.Equal("second", await server.Http.GetStringAsync($"{Base}/a.txt"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.ArtifactRoot, ".upload")));
        var root = JsonNode.Parse(await server.Http.GetStringAsync(Base))!["files"]!.AsArray();
        Assert.Equal("a.txt", (string?)Assert.Single(root)!["path"]);
    }

    [Fact]
    public async Task Put_ManyToOneName_EndsWithOneOfThemWhole()
    {
        await using var server = await TestServer.StartAsync();
        var texts = Enumerable.Range(0, 16).Select(i => string.Concat(Enumerable.Repeat(i.ToString("X", CultureInfo.InvariantCulture), 50_000))).ToList();
        var seen = new List<string>();
        var uploads = Task.WhenAll(texts.Select(text => server.PutAsync("m/w.bin", text)));
        while (!uploads.IsCompleted)
        {
            using var got = await server.Http.GetAsync($"{Base}/m/w.bin");
            if (got.IsSuccessStatusCode)
                seen.Add(await got.Content.ReadAsStringAsync());
        }

        await uploads;
        seen.Add(await server.Http.GetStringAsync($"{Base}/m/w.bin"));
        Assert.All(seen, text => Assert.Contains(text, texts));
    }

    [Fact]
    public async Task Put_ClientGoesAwayHalfway_LeavesNothing()
    {
        await using var server = await TestServer.StartAsync();
        using (var client = new TcpClient())
        {
            await client.ConnectAsync(server.Address.Host, server.Address.Port);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                $"PUT /{Base}/half.bin HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Length: 1000\r\n\r\nonly this"));
            var area = Path.Combine(server.ArtifactRoot, ".upload");
            await UntilAsync(() => Directory.EnumerateFiles(area).Any());
        }

        await UntilAsync(() => !Directory.EnumerateFiles(server.ArtifactRoot, "*", SearchOption.AllDirectories).Any());
    }

    [Fact]
    public async Task Put_LongerThanAllowed_Is413AndLeavesNothing()
    {
        await using var server = await TestServer.StartAsync(options => options with { MaxArtifactBytes = 1000 });
        using var content = new ByteArrayContent(new byte[1001]);
        using var refused = await server.Http.PutAsync($"{Base}/big.bin", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
        Assert.NotNull(JsonNode.Parse(await refused.Content.ReadAsStringAsync())!["error_code"]);
        Assert.Empty(Directory.EnumerateFiles(server.ArtifactRoot, "*", SearchOption.AllDirectories));
        // JSON has a limit of its own, artifacts are not held to it.
        await using var small = await TestServer.StartAsync(options => options with { MaxRequestBytes = 10 });
        await small.PutAsync("big.txt", new string('x', 5000));
    }

    [Fact]
    public async Task Delete_FolderFileAndMissing_EachIs200()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("notes/n.txt", "x");
        await server.PutAsync("notes/deep/er/n.txt", "x");
        await server.PutAsync("kept.txt", "x");
        foreach (var path in (string[])["notes", "notes", "nope.txt", "kept.txt/inside"])
        {
            using var deleted = await server.Http.DeleteAsync($"{Base}/{path}");
            Assert.Equal("{}", await deleted.Content.ReadAsStringAsync());
        }

        Assert.False(Directory.Exists(Path.Combine(server.ArtifactRoot, "notes")));
        Assert.True(File.Exists(Path.Combine(server.ArtifactRoot, "kept.txt")));
    }

    [Theory]
    [InlineData("file.txt/inside.txt")]
    [InlineData("folder")]
    public async Task Put_NameTakenBySomethingElse_Is400(string path)
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("file.txt", "x");
        await server.PutAsync("folder/a.txt", "x");
        var (status, text) = await server.RawAsync("PUT", $"/{Base}/{path}", "y");
        Assert.Equal(400, status);
        Assert.Contains("INVALID_PARAMETER_VALUE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ManyKinds_AsRecorded()
    {
        await using var server = await TestServer.StartAsync();
        await server.PutAsync("r/empty.txt", "");
        await server.PutAsync("r/B.txt", "12345");
        await server.PutAsync("r/a/x.txt", "x");
        // Sizes, the missing size of an empty file and the order of code points as MLflow 3.6 answered.
        Assert.Equal(
            """{"files":[{"path":"B.txt","is_dir":false,"file_size":5},{"path":"a","is_dir":true},{"path":"empty.txt","is_dir":false}]}""",
            await server.Http.GetStringAsync($"{Base}?path=r"));
        Assert.Equal("{}", await server.Http.GetStringAsync($"{Base}?path=nope"));
        Assert.Equal("{}", await server.Http.GetStringAsync($"{Base}?path=r/B.txt"));
    }

    [Fact]
    public async Task Mpu_AnyOperation_Is501()
    {
        await using var server = await TestServer.StartAsync();
        using var content = new StringContent("""{"path": "x.bin", "num_parts": 2}""", Encoding.UTF8, "application/json");
        using var refused = await server.Http.PostAsync("api/2.0/mlflow-artifacts/mpu/create/x.bin", content);
        Assert.Equal(HttpStatusCode.NotImplemented, refused.StatusCode);
        Assert.Equal(
            """{"error_code":"NOT_IMPLEMENTED","message":"Multipart upload is not supported for the current artifact repository"}""",
            await refused.Content.ReadAsStringAsync());
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500 && !condition(); i++)
            await Task.Delay(20);
        Assert.True(condition());
    }
}
