using System.Net;
using System.Security.Authentication;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Transport;

public sealed class ErrorAnswerTests
{
    [Fact]
    public async Task Get_HtmlPageWith200_SaysWhatCameAndWhatToCheck()
    {
        var page = "<!doctype html>\n<title>Sign in to the hospital network</title>" + new string('x', 5000);
        using var client = new FakeServer(FakeServer.Html(page)).Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Experiments.GetAsync("0"));

        Assert.Equal(MlflowErrorCode.MalformedResponse, exception.ErrorCode);
        Assert.Contains("Sign in to the hospital network", exception.Message, StringComparison.Ordinal);
        Assert.Contains("tracking URI", exception.Message, StringComparison.Ordinal);
        Assert.Contains("/api/2.0/mlflow/experiments/get", exception.Message, StringComparison.Ordinal);
        Assert.InRange(exception.Message.Length, 100, 700);
        Assert.False(exception.IsTransient);
    }

    [Fact]
    public async Task SetTag_HtmlPageWith200_IsNoSuccess()
    {
        using var client = new FakeServer(FakeServer.Html("<h1>welcome</h1>")).Client();

        await Assert.ThrowsAsync<MlflowException>(() => client.Runs.SetTagAsync("r", "k", "v"));
    }

    [Fact]
    public async Task Upload_HtmlPageWith200_IsNoSuccess()
    {
        using var client = new FakeServer(FakeServer.Html("<h1>welcome</h1>")).Client();

        await Assert.ThrowsAsync<MlflowException>(() => client.Artifacts.At("mlflow-artifacts:/0/r/artifacts").UploadTextAsync("a.txt", "x"));
    }

    [Fact]
    public async Task Get_EmptyAnswer_Throws()
    {
        using var client = new FakeServer(FakeServer.Json("")).Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.GetAsync("r"));

        Assert.Equal(MlflowErrorCode.MalformedResponse, exception.ErrorCode);
    }

    [Fact]
    public async Task Get_JsonOfSomethingElse_NamesTheMissingField()
    {
        using var client = new FakeServer(FakeServer.Json("""{"status": "ok"}""")).Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.GetAsync("r"));

        Assert.Equal(MlflowErrorCode.MalformedResponse, exception.ErrorCode);
        Assert.Contains("'run'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound, MlflowErrorCode.EndpointNotFound, "path of the tracking URI")]
    [InlineData(HttpStatusCode.MethodNotAllowed, MlflowErrorCode.EndpointNotFound, "path of the tracking URI")]
    [InlineData(HttpStatusCode.Unauthorized, MlflowErrorCode.Unauthenticated, "MLFLOW_TRACKING_TOKEN")]
    [InlineData(HttpStatusCode.Forbidden, MlflowErrorCode.PermissionDenied, "MLFLOW_TRACKING_TOKEN")]
    [InlineData(HttpStatusCode.TooManyRequests, MlflowErrorCode.RequestLimitExceeded, "429")]
    [InlineData(HttpStatusCode.BadGateway, MlflowErrorCode.TemporarilyUnavailable, "502")]
    [InlineData(HttpStatusCode.InternalServerError, MlflowErrorCode.InternalError, "500")]
    [InlineData(HttpStatusCode.RequestEntityTooLarge, MlflowErrorCode.BadRequest, "limits the size")]
    public async Task Get_PageInPlaceOfAnError_HasACodeAndAdvice(HttpStatusCode status, string code, string advice)
    {
        using var client = new FakeServer(FakeServer.Html("<h1>Sorry</h1>", status)).Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.GetAsync("r"));

        Assert.Equal(code, exception.ErrorCode);
        Assert.Equal(status, exception.StatusCode);
        Assert.Contains(advice, exception.Message, StringComparison.Ordinal);
        Assert.Contains("<h1>Sorry</h1>", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SetTag_Redirected_SaysWhereTo()
    {
        using var client = new FakeServer(FakeServer.Text(
            "", "text/html", HttpStatusCode.PermanentRedirect, response => response.Headers.Location = new("https://tracking.example/new/"))).Client();

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.SetTagAsync("r", "k", "v"));

        Assert.Contains("https://tracking.example/new/", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(HttpRequestError.ConnectionError, true, false, "medscan ui")]
    [InlineData(HttpRequestError.NameResolutionError, true, false, "not known")]
    [InlineData(HttpRequestError.ProxyTunnelError, true, false, "proxy")]
    [InlineData(HttpRequestError.ResponseEnded, true, true, "broke")]
    [InlineData(HttpRequestError.Unknown, true, true, "broke")]
    [InlineData(HttpRequestError.InvalidResponse, false, true, "not HTTP")]
    public async Task Get_LinkFailure_SaysWhatBrokeAndWhetherWaitingHelps(HttpRequestError error, bool transient, bool mayHaveArrived, string words)
    {
        using var client = new FakeServer(FakeServer.Throw(new HttpRequestException(error, "inner words"))).Client();

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.GetAsync("r"));

        Assert.Equal(transient, exception.IsTransient);
        Assert.Equal(mayHaveArrived, exception.MayHaveArrived);
        Assert.Contains(words, exception.Message, StringComparison.Ordinal);
        Assert.Contains("http://tracking.example:5000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_CertificateNotTrusted_IsNotTransientAndNamesTheVariable()
    {
        var failure = new HttpRequestException(
            HttpRequestError.SecureConnectionError, "The SSL connection could not be established", new AuthenticationException("The remote certificate is invalid"));
        using var client = new FakeServer(FakeServer.Throw(failure)).Client();

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.GetAsync("r"));

        Assert.False(exception.IsTransient);
        Assert.False(exception.MayHaveArrived);
        Assert.Contains("MLFLOW_TRACKING_SERVER_CERT_PATH", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_NobodyListens_ThrowsConnectionExceptionThroughARealSocket()
    {
        using var client = new MlflowClient(new() { TrackingUri = new("http://127.0.0.1:9"), Retry = RetryOptions.None });

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.GetAsync("r"));

        Assert.True(exception.IsTransient);
        Assert.False(exception.MayHaveArrived);
    }
}
