using System.Net;
using System.Text;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Artifacts;

public sealed class ArtifactTransferTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("../../evil.txt")]
    [InlineData("/tmp/evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("..\\\\evil.txt")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a\\u0000b")]
    public async Task DownloadFolder_ServerListsAPathOutside_WritesNothing(string listed)
    {
        var server = new FakeServer(
            FakeServer.Json($$"""{"files": [{"path": "{{listed}}", "is_dir": false, "file_size": 4}]}"""), FakeServer.Text("evil", "text/plain"));
        using var client = server.Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => Root(client).DownloadFolderAsync(null, _folder["in", "here"]));

        Assert.Equal(MlflowErrorCode.MalformedResponse, exception.ErrorCode);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task DownloadFolder_ServerListsAFolderOutside_IsNotFollowed()
    {
        var server = new FakeServer(FakeServer.Json("""{"files": [{"path": "..", "is_dir": true}]}"""));
        using var client = server.Client();

        await Assert.ThrowsAsync<MlflowException>(() => Root(client).DownloadFolderAsync("data", _folder["here"]));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task DownloadFolder_FoldersWithoutEnd_GivesUp()
    {
        var server = new FakeServer(FakeServer.Json("""{"files": [{"path": "deeper", "is_dir": true}]}"""));
        using var client = server.Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => Root(client).DownloadFolderAsync(null, _folder["here"]));

        Assert.Equal(MlflowErrorCode.MalformedResponse, exception.ErrorCode);
        Assert.InRange(server.Requests.Count, 50, 200);
    }

    [Fact]
    public async Task DownloadFolder_Tree_IsRebuilt()
    {
        var server = new FakeServer((request, cancellation) => request.RequestUri!.OriginalString.Split("artifacts/artifacts")[1] switch
        {
            "?path=0%2Fr%2Fdata" => FakeServer.Json("""{"files": [{"path": "a.txt", "is_dir": false, "file_size": 1}, {"path": "sub", "is_dir": true}]}""")(request, cancellation),
            "?path=0%2Fr%2Fdata%2Fsub" => FakeServer.Json("""{"files": [{"path": "b c.txt", "is_dir": false}]}""")(request, cancellation),
            "/0/r/data/a.txt" => FakeServer.Text("A", "text/plain")(request, cancellation),
            "/0/r/data/sub/b%20c.txt" => FakeServer.Text("", "text/plain")(request, cancellation),
            var other => throw new InvalidOperationException(other),
        });
        using var client = server.Client();

        await Root(client).DownloadFolderAsync("data", _folder.Path);

        Assert.Equal(["a.txt", "sub/b c.txt"], _folder.Files);
        Assert.Equal("A", File.ReadAllText(_folder["a.txt"]));
        Assert.Equal("", File.ReadAllText(_folder["sub", "b c.txt"]));
    }

    [Fact]
    public async Task DownloadFile_BreaksOff_LeavesTheOldFileAndNoRest()
    {
        _folder.Write("model.bin", "old");
        using var client = new FakeServer(BreaksOff("half")).Client();

        await Assert.ThrowsAsync<MlflowConnectionException>(() => Root(client).DownloadFileAsync("model.bin", _folder["model.bin"]));

        Assert.Equal(["model.bin"], _folder.Files);
        Assert.Equal("old", File.ReadAllText(_folder["model.bin"]));
    }

    [Fact]
    public async Task DownloadFile_BreaksOffOnce_StartsAgainFromTheFirstByte()
    {
        using var client = new FakeServer(BreaksOff("half"), FakeServer.Text("the whole", "text/plain")).Client(Retrying());

        await Root(client).DownloadFileAsync("model.bin", _folder["new", "model.bin"]);
        var bytes = await new FakeServer(BreaksOff("half"), FakeServer.Text("the whole", "text/plain")).Client(Retrying())
            .Artifacts.At("mlflow-artifacts:/0/r").ReadBytesAsync("model.bin");

        Assert.Equal(["new/model.bin"], _folder.Files);
        Assert.Equal("the whole", File.ReadAllText(_folder["new", "model.bin"]));
        Assert.Equal("the whole", Encoding.UTF8.GetString(bytes));
    }

    // MLflow answers 500 for a file that is not there, as recorded from a real server.
    [Fact]
    public async Task DownloadFile_NotThere_SaysSoWithoutRetries()
    {
        var server = new FakeServer(
            FakeServer.Error(HttpStatusCode.InternalServerError, "INTERNAL_ERROR", "[Errno 2] No such file or directory"), FakeServer.Json("{}"));
        using var client = server.Client(Retrying());

        var exception = await Assert.ThrowsAsync<MlflowException>(() => Root(client).DownloadFileAsync("sub/nope.txt", _folder["nope.txt"]));

        Assert.Equal(MlflowErrorCode.ResourceDoesNotExist, exception.ErrorCode);
        Assert.Contains("sub/nope.txt", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, server.Requests.Count);
        Assert.EndsWith("?path=0%2Fr%2Fsub", server.Requests[1].Target, StringComparison.Ordinal);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public async Task DownloadFile_ServerInTroubleButFileThere_IsRepeated()
    {
        var server = new FakeServer(
            FakeServer.Error(HttpStatusCode.InternalServerError, "INTERNAL_ERROR"), FakeServer.Json("""{"files": [{"path": "a.txt", "is_dir": false}]}"""),
            FakeServer.Text("A", "text/plain"));
        using var client = server.Client(Retrying());

        await Root(client).DownloadFileAsync("a.txt", _folder["a.txt"]);

        Assert.Equal("A", File.ReadAllText(_folder["a.txt"]));
    }

    [Fact]
    public async Task Upload_LinkBreaksOnce_SendsEverythingAgain()
    {
        var server = new FakeServer(FakeServer.Broken, FakeServer.Json("{}"));
        using var client = server.Client(Retrying());
        using var content = new MemoryStream(Encoding.UTF8.GetBytes("header|body"));
        content.Position = 7;

        await Root(client).UploadAsync("a.txt", content);

        Assert.All(server.Requests, request => Assert.Equal(("body", 4), (request.Text, request.ContentLength)));
        Assert.Equal(2, server.Requests.Count);
        Assert.True(content.CanRead, "The caller's stream stays open.");
    }

    [Fact]
    public async Task Upload_StreamThatCannotSeek_IsRepeatableToo()
    {
        var server = new FakeServer(FakeServer.Broken, FakeServer.Json("{}"));
        using var client = server.Client(Retrying());
        using var content = new OneWay(Encoding.UTF8.GetBytes("once only"));

        await Root(client).UploadAsync("a.txt", content);

        Assert.All(server.Requests, request => Assert.Equal(("once only", 9), (request.Text, request.ContentLength)));
        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task UploadFile_GrowsWhileItIsSent_SendsWhatWasThereAtTheStart()
    {
        var log = _folder.Write("train.log", "epoch 1\n");
        var server = new FakeServer(FakeServer.Json("{}"));
        using var writer = new FileStream(log, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
        using var client = server.Client();

        // The stream grows between the length that was announced and the last read.
        using var growing = new Growing(File.ReadAllBytes(log));
        await Root(client).UploadAsync("train.log", growing);
        await Root(client).UploadFileAsync(log);

        Assert.All(server.Requests, request => Assert.Equal(("epoch 1\n", 8), (request.Text, request.ContentLength)));
    }

    [Fact]
    public async Task UploadFolder_Tree_GoesUpInOrderWithoutLinkedFolders()
    {
        _folder.Write("src/b.txt", "B");
        _folder.Write("src/a/x.json", "{}");
        _folder.Write("src/.hidden", "h");
        Directory.CreateSymbolicLink(_folder["src", "loop"], _folder["src"]);
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client();

        await Root(client).UploadFolderAsync(_folder["src"], "data");

        Assert.Equal(
            ["/0/r/data/.hidden", "/0/r/data/a/x.json", "/0/r/data/b.txt"],
            server.Requests.Select(request => request.Target.Split("artifacts/artifacts")[1]));
    }

    [Fact]
    public async Task OfRun_AskedTwice_AsksTheServerOnce()
    {
        var server = new FakeServer(
            FakeServer.Json("""{"run": {"info": {"run_id": "r", "artifact_uri": "mlflow-artifacts:/0/r/artifacts"}}}"""), FakeServer.Json("{}"));
        using var client = server.Client();

        await client.Artifacts.UploadTextAsync("r", "a.txt", "1");
        await client.Artifacts.UploadTextAsync("r", "b.txt", "2");

        Assert.Equal(["GET", "PUT", "PUT"], server.Requests.Select(request => request.Method));
    }

    public void Dispose() => _folder.Dispose();

    private static ArtifactRoot Root(MlflowClient client) => client.Artifacts.At("mlflow-artifacts:/0/r");

    private static MlflowClientOptions Retrying() => new()
    {
        Retry = new(),
        Timeout = Timeout.InfiniteTimeSpan,
        TimeProvider = new SkippingTime(),
    };

    private static FakeServer.Step BreaksOff(string part) => (_, _) => Task.FromResult(new HttpResponseMessage
    {
        Content = new StreamContent(new BreaksOffStream(Encoding.UTF8.GetBytes(part))),
    });

    private sealed class BreaksOffStream(byte[] part) : MemoryStream(part)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer, cancellationToken);
            return count > 0 ? count : throw new IOException("Connection reset by peer");
        }
    }

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }

    private sealed class Growing : MemoryStream
    {
        public Growing(byte[] start)
        {
            Write(start);
            Position = 0;
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var position = Position;
            Position = Length;
            Write("epoch 2\n"u8);
            Position = position;
            return await base.ReadAsync(buffer, cancellationToken);
        }
    }
}
