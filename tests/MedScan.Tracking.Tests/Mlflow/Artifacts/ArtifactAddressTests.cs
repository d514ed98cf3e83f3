using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Artifacts;

public sealed class ArtifactAddressTests
{
    private const string Proxy = "/api/2.0/mlflow-artifacts/artifacts";

    [Theory]
    [InlineData("http://t:5000", "mlflow-artifacts:/1/r/artifacts", "http://t:5000" + Proxy + "/1/r/artifacts/a.txt")]
    [InlineData("http://t:5000", "mlflow-artifacts:///1/r/artifacts", "http://t:5000" + Proxy + "/1/r/artifacts/a.txt")]
    [InlineData("http://t:5000", "mlflow-artifacts:/", "http://t:5000" + Proxy + "/a.txt")]
    [InlineData("https://t/mlflow/", "mlflow-artifacts:/1/r/artifacts", "https://t/mlflow" + Proxy + "/1/r/artifacts/a.txt")]
    [InlineData("https://t", "mlflow-artifacts://store:8080/1/r", "https://store:8080" + Proxy + "/1/r/a.txt")]
    [InlineData("http://t:5000/base", "mlflow-artifacts://store/1/r", "http://store/base" + Proxy + "/1/r/a.txt")]
    [InlineData("http://t:5000", "http://store:9/x/api/2.0/mlflow-artifacts/artifacts/1/r", "http://store:9/x" + Proxy + "/1/r/a.txt")]
    [InlineData("http://t:5000", "mlflow-artifacts:/my experiment/r", "http://t:5000" + Proxy + "/my%20experiment/r/a.txt")]
    public async Task Upload_AnyProxyRoot_GoesToItsAddress(string trackingUri, string root, string expected)
    {
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client(new() { TrackingUri = new(trackingUri), Retry = RetryOptions.None });

        await client.Artifacts.At(root).UploadTextAsync("a.txt", "x");

        Assert.Equal(expected, server.Requests[0].Address);
    }

    [Theory]
    [InlineData("s3://bucket/1/r")]
    [InlineData("dbfs:/1/r")]
    [InlineData("http://host/somewhere/else")]
    [InlineData("file://other-machine/mlruns")]
    [InlineData("mlflow-artifacts://5000/1")]
    [InlineData("mlflow-artifacts://u@host/1")]
    public void At_AddressOutOfReach_SaysWhatWasExpected(string uri)
    {
        using var client = new FakeServer().Client();

        var exception = Assert.Throws<TrackingConfigurationException>(() => client.Artifacts.At(uri));

        Assert.Contains(uri, exception.Message, StringComparison.Ordinal);
    }

    // A server could otherwise collect credentials by storing an artifact address on a host of its choice.
    [Theory]
    [InlineData("mlflow-artifacts:/1/r", true)]
    [InlineData("mlflow-artifacts://tracking.example:5000/1/r", true)]
    [InlineData("mlflow-artifacts://elsewhere/1/r", false)]
    [InlineData("mlflow-artifacts://tracking.example:5001/1/r", false)]
    [InlineData("http://elsewhere/api/2.0/mlflow-artifacts/artifacts/1", false)]
    public async Task Upload_Credentials_OnlyGoToTheTrackingServer(string root, bool sent)
    {
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client(new() { Token = "secret", Retry = RetryOptions.None });

        await client.Artifacts.At(root).UploadTextAsync("a.txt", "x");

        Assert.Equal(sent ? "Bearer secret" : null, server.Requests[0].Authorization);
    }

    [Theory]
    [InlineData("plot 1.png", "plot%201.png", "image/png")]
    [InlineData("a/b#c?.txt", "a/b%23c%3F.txt", "text/plain")]
    [InlineData("100%25.bin", "100%2525.bin", "application/octet-stream")]
    [InlineData("Hirn-Größe.csv", "Hirn-Gr%C3%B6%C3%9Fe.csv", "text/plain")]
    [InlineData("a%2e%2e/b.html", "a%252e%252e/b.html", "text/html")]
    public async Task Upload_AnyName_IsEncodedOnce(string path, string encoded, string mediaType)
    {
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client();

        await client.Artifacts.At("mlflow-artifacts:/1/r").UploadTextAsync(path, "x");

        Assert.Equal($"{Proxy}/1/r/{encoded}", server.Requests[0].Target);
        Assert.Equal(mediaType, server.Requests[0].ContentType);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/etc/passwd")]
    [InlineData("../x")]
    [InlineData("a/../../x")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a/")]
    [InlineData("a\\..\\b")]
    [InlineData("a\0b")]
    public async Task Upload_PathThatIsNone_ThrowsBeforeSending(string path)
    {
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client();
        var root = client.Artifacts.At("mlflow-artifacts:/1/r");

        await Assert.ThrowsAsync<ArgumentException>(() => root.UploadTextAsync(path, "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => root.ReadBytesAsync(path));
        await Assert.ThrowsAsync<ArgumentException>(() => root.DeleteAsync(path));

        Assert.Empty(server.Requests);
    }
}
