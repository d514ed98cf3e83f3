using System.Net;
using System.Security.Cryptography;
using MedScan.Cards;
using MedScan.Cards.Downloading;
using MedScan.Tests.Datasets;

namespace MedScan.Tests.Cards;

public sealed class HttpDownloadTests : IDisposable
{
    private static readonly byte[] Content = RandomNumberGenerator.GetBytes(300_000);
    private static readonly DownloadOptions Hasty = new() { FirstDelay = TimeSpan.FromMilliseconds(1), StallTimeout = TimeSpan.FromSeconds(20) };

    private readonly TempFolder folder = new();

    private string Target => folder.At("images.zip");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Fetch_GoodServer_BringsTheFileAndLeavesNothingElse()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content));
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
        Assert.Equal([Target], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Fetch_LinkBreaksThreeTimes_GoesOnFromEachPlace()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content) with { CutAfter = request.Number < 3 ? 70_000 : null });
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
        Assert.Equal(4, server.Requests.Count);
        // Each goes on behind what came before; a reset may swallow bytes that were on the way.
        Assert.All(server.Requests.Skip(1), request => Assert.InRange(request.From!.Value, 1, request.Number * 70_000L));
        Assert.All(server.Requests.Skip(1), request => Assert.Equal("\"v1\"", request.Headers["if-range"]));
    }

    [Fact]
    public async Task Fetch_EarlierProcessBrokeOff_GoesOnWhereItWas()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content) with { Length = Content.Length, CutAfter = 100_000 });
        await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Right(), Hasty with { MaxFailures = 1 }, server.Address));
        long kept = new FileInfo(Target + ".part").Length;
        Assert.InRange(kept, 1, 100_000);
        Assert.False(File.Exists(Target));

        // The same address, another server: what is asked for must be the rest.
        using BrokenServer second = new(request => BrokenServer.Serve(request, Content));
        await ReplaceAddressAsync(server.Address, second.Address);
        await FetchAsync(second, Right());
        Assert.Equal(kept, Assert.Single(second.Requests).From);
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_VersionChangesMeanwhile_TakesTheNewOneWhole()
    {
        byte[] newer = RandomNumberGenerator.GetBytes(200_000);
        using BrokenServer server = new(request => request.Number == 0
            ? BrokenServer.Serve(request, Content) with { CutAfter = 90_000 }
            : BrokenServer.Serve(request, newer, "\"v2\""));
        await FetchAsync(server, new ExpectedFile());
        Assert.Equal(newer, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_ServerIgnoresIfRange_DoesNotMixVersions()
    {
        byte[] newer = RandomNumberGenerator.GetBytes(Content.Length);
        using BrokenServer server = new(request =>
        {
            if (request.Number == 0)
                return BrokenServer.Serve(request, Content) with { CutAfter = 90_000 };
            request.Headers.Remove("if-range");
            return BrokenServer.Serve(request, newer, "\"v2\"");
        });
        await FetchAsync(server, new ExpectedFile());
        Assert.Equal(newer, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_ServerKnowsNoRanges_BeginsAnewUntilItIsWhole()
    {
        using BrokenServer server = new(request => new BrokenServer.Reply(200, Content, CutAfter: request.Number < 2 ? 100_000 : null));
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_LengthIsNotTold_TakesTheEndForTheEnd()
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(200, Content, Length: -1));
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_MoreBytesPromisedThanSent_GivesUpAndKeepsThem()
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(200, Content, Length: Content.Length + 1));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, new ExpectedFile()));
        Assert.Contains("the same command goes on", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_OtherSizeThanTheCardSays_IsRefusedBeforeItIsFetched()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, new ExpectedFile(Bytes: 12)));
        Assert.Contains("300000 bytes, and 12 were expected", exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Fetch_EndlessBody_StopsAtTheExpectedSize()
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(200, Content, Length: -1));
        await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, new ExpectedFile(Bytes: 1000)));
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_OtherContent_IsDeletedAndSaidToBe()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content));
        string expected = new('a', 64);
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, new ExpectedFile(Sha256: expected)));
        Assert.Contains($"{expected} was expected", exception.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Fetch_KeptBytesAreDamaged_BeginsAnewOnce()
    {
        using BrokenServer broken = new(request => BrokenServer.Serve(request, Content) with { CutAfter = 100_000 });
        await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(broken, Right(), Hasty with { MaxFailures = 1 }, broken.Address));
        byte[] kept = await File.ReadAllBytesAsync(Target + ".part");
        kept[10] ^= 1;
        await File.WriteAllBytesAsync(Target + ".part", kept);

        using BrokenServer server = new(request => BrokenServer.Serve(request, Content));
        await ReplaceAddressAsync(broken.Address, server.Address);
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
        Assert.Equal([kept.Length, null], server.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData(401, "login")]
    [InlineData(403, "login")]
    [InlineData(404, "not there any more")]
    [InlineData(410, "not there any more")]
    public async Task Fetch_Refused_SaysWhatToDoAndDoesNotInsist(int status, string said)
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(status, []));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Right()));
        Assert.Equal((HttpStatusCode)status, exception.StatusCode);
        Assert.Contains(said, exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData("text/html", "anything")]
    [InlineData("application/zip", "\r\n <!DOCTYPE HTML><title>Sign in</title>")]
    public async Task Fetch_LoginPage_IsNotTakenForTheFile(string type, string body)
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(200, System.Text.Encoding.ASCII.GetBytes(body), new() { ["Content-Type"] = type }));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, new ExpectedFile()));
        Assert.Contains("web page instead of the file", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Target));
    }

    [Fact]
    public async Task Fetch_ServerIsBusy_TriesAgain()
    {
        using BrokenServer server = new(request => request.Number < 2
            ? new BrokenServer.Reply(503, [], new() { ["Retry-After"] = "0" })
            : BrokenServer.Serve(request, Content));
        await FetchAsync(server, Right());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Fetch_ServerFallsSilent_TriesAgain()
    {
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content) with { CutAfter = request.Number == 0 ? 50_000 : null, Hangs = request.Number == 0 });
        // The server handles one connection at a time, so that the second waits until the first is given up.
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => FetchAsync(server, Right(), Hasty with { StallTimeout = TimeSpan.FromMilliseconds(300), MaxFailures = 2 }, server.Address));
        Assert.Contains("sent nothing for", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_FileIsThereAndRight_AsksNobody()
    {
        await File.WriteAllBytesAsync(Target, Content);
        using BrokenServer server = new(request => BrokenServer.Serve(request, Content));
        await FetchAsync(server, Right());
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Fetch_Redirected_FollowsOnThisMachine()
    {
        using BrokenServer target = new(request => BrokenServer.Serve(request, Content));
        using BrokenServer server = new(_ => new BrokenServer.Reply(302, [], new() { ["Location"] = target.Address.AbsoluteUri }));
        await FetchAsync(server, Right());
        Assert.Equal(Content, await File.ReadAllBytesAsync(Target));
    }

    [Fact]
    public async Task Fetch_RedirectedInACircle_EndsWithAnError()
    {
        using BrokenServer server = new(_ => new BrokenServer.Reply(302, [], new() { ["Location"] = "/images.zip" }));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(() => FetchAsync(server, Right()));
        Assert.Contains("circle", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://images.example/set.zip")]
    [InlineData("http://127.0.0.1/set.zip")]
    [InlineData("ftp://images.example/set.zip")]
    public async Task Get_EncryptedPlaceSendsOnToAPlainOne_IsNotFollowed(string location)
    {
        using RedirectingClient client = new(new FixedHandler(_ => new HttpResponseMessage(HttpStatusCode.Found) { Headers = { Location = new Uri(location) } }));
        DownloadException exception = await Assert.ThrowsAsync<DownloadException>(
            () => client.GetAsync(new Uri("https://images.example/set.zip"), _ => { }, default));
        Assert.Contains("not encrypted", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_PlainAddressElsewhere_IsRefusedWithoutShowingSecrets()
    {
        MedScanException exception = Assert.Throws<MedScanException>(() => WebAddress.Parse("http://me:secret@images.example/set.zip?key=secret"));
        Assert.DoesNotContain("secret", exception.Message, StringComparison.Ordinal);
        Assert.Contains("https://", exception.Message, StringComparison.Ordinal);
    }

    private static ExpectedFile Right() => new(Content.Length, Convert.ToHexStringLower(SHA256.HashData(Content)));

    private Task FetchAsync(BrokenServer server, ExpectedFile expected) => FetchAsync(server, expected, Hasty, server.Address);

    private async Task FetchAsync(BrokenServer server, ExpectedFile expected, DownloadOptions options, Uri address)
    {
        Assert.NotNull(server);
        using RedirectingClient client = new();
        await new HttpDownload(client, options, TimeProvider.System).FetchAsync(address, Target, expected, null, default);
    }

    // Each test server has a port of its own; to the client the address is to be the same.
    private async Task ReplaceAddressAsync(Uri old, Uri now)
    {
        string state = Target + ".part.json";
        string text = await File.ReadAllTextAsync(state);
        Assert.Contains(old.AbsoluteUri, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(state, text.Replace(old.AbsoluteUri, now.AbsoluteUri, StringComparison.Ordinal));
    }

    private sealed class FixedHandler(Func<HttpRequestMessage, HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(answer(request));
    }
}
