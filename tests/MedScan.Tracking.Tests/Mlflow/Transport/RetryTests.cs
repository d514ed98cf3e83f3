using System.Net;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Transport;

public sealed class RetryTests
{
    private const string RunJson = """{"run": {"info": {"run_id": "r"}, "data": {}}}""";

    private static readonly FakeServer.Step Done = FakeServer.Json("{}");

    private readonly SkippingTime _time = new();

    // The factor 2, the doubling, no factor before the first repetition and the jitter on top are MLflow's own client's.
    [Fact]
    public async Task SetTag_ServerUnavailable_WaitsLongerEachTime()
    {
        var server = new FakeServer(Unavailable(), Unavailable(), Unavailable(), Unavailable(), Done);
        using var client = Client(server);

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal(5, server.Requests.Count);
        Assert.Equal([0.5, 4.5, 8.5, 16.5], _time.WaitedSeconds);
    }

    [Fact]
    public async Task SetTag_EveryAttemptFails_ThrowsTheLastFailureAfterMaxRetries()
    {
        var server = new FakeServer(FakeServer.Error(HttpStatusCode.InternalServerError, "INTERNAL_ERROR", "database is on fire"));
        using var client = Client(server, new() { MaxRetries = 2 });

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.SetTagAsync("r", "k", "v"));

        Assert.Equal(3, server.Requests.Count);
        Assert.Equal("INTERNAL_ERROR", exception.ErrorCode);
        Assert.Equal("database is on fire", exception.Message);
        Assert.True(exception.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task SetTag_Refused_IsNotRepeated(HttpStatusCode status)
    {
        var server = new FakeServer(FakeServer.Error(status, "SOME_CODE"), Done);
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.SetTagAsync("r", "k", "v"));

        Assert.Single(server.Requests);
        Assert.Equal(status, exception.StatusCode);
        Assert.Equal("SOME_CODE", exception.ErrorCode);
        Assert.False(exception.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task SetTag_BusyOrBrokenServer_IsRepeatedWithTheSameBody(HttpStatusCode status)
    {
        var server = new FakeServer(FakeServer.Html("<h1>busy</h1>", status), Done);
        using var client = Client(server);

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal(2, server.Requests.Count);
        Assert.Equal(server.Requests[0].Text, server.Requests[1].Text);
    }

    [Fact]
    public async Task SetTag_LinkBroken_IsRepeated()
    {
        var server = new FakeServer(FakeServer.Refused, FakeServer.Broken, Done);
        using var client = Client(server);

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal(3, server.Requests.Count);
    }

    // A second request would make a second run.
    [Fact]
    public async Task CreateRun_LinkBrokenAfterSending_IsNotRepeatedAndSaysThatItMayHaveArrived()
    {
        var server = new FakeServer(FakeServer.Broken, FakeServer.Json(RunJson));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.CreateAsync("0"));

        Assert.Single(server.Requests);
        Assert.True(exception.MayHaveArrived);
        Assert.True(exception.IsTransient);
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task CreateRun_ServerFailedPerhapsAfterDoingIt_IsNotRepeated(HttpStatusCode status)
    {
        var server = new FakeServer(FakeServer.Html("", status), FakeServer.Json(RunJson));
        using var client = Client(server);

        await Assert.ThrowsAsync<MlflowException>(() => client.Runs.CreateAsync("0"));

        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task CreateRun_CertainlyNotCarriedOut_IsRepeated()
    {
        var server = new FakeServer(
            FakeServer.Refused, Unavailable(), FakeServer.Error(HttpStatusCode.TooManyRequests, "REQUEST_LIMIT_EXCEEDED"), FakeServer.Json(RunJson));
        using var client = Client(server);

        var run = await client.Runs.CreateAsync("0");

        Assert.Equal("r", run.RunId);
        Assert.Equal(4, server.Requests.Count);
    }

    [Fact]
    public async Task CreateModelVersion_LinkBrokenAfterSending_IsNotRepeated()
    {
        var server = new FakeServer(FakeServer.Broken, FakeServer.Json("{}"));
        using var client = Client(server);

        await Assert.ThrowsAsync<MlflowConnectionException>(() => client.ModelVersions.CreateAsync("m", "mlflow-artifacts:/0/r/artifacts"));

        Assert.Single(server.Requests);
    }

    // The first attempt was carried out, only its answer was lost: the second one finds nothing left to delete.
    [Fact]
    public async Task DeleteTag_GoneAtTheSecondAttempt_IsDone()
    {
        var server = new FakeServer(FakeServer.Broken, FakeServer.Error(HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST"));
        using var client = Client(server);

        await client.Runs.DeleteTagAsync("r", "k");

        Assert.Equal(2, server.Requests.Count);
    }

    [Fact]
    public async Task DeleteTag_NeverThere_Throws()
    {
        var server = new FakeServer(FakeServer.Refused, FakeServer.Error(HttpStatusCode.NotFound, "RESOURCE_DOES_NOT_EXIST"));
        using var client = Client(server);

        var exception = await Assert.ThrowsAsync<MlflowException>(() => client.Runs.DeleteTagAsync("r", "k"));

        Assert.Equal(MlflowErrorCode.ResourceDoesNotExist, exception.ErrorCode);
    }

    [Fact]
    public async Task SetTag_RetryAfter_WaitsAsLongAsTheServerAsks()
    {
        var server = new FakeServer(
            FakeServer.Error(HttpStatusCode.TooManyRequests, "REQUEST_LIMIT_EXCEEDED", change: response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(33))),
            FakeServer.Error(HttpStatusCode.ServiceUnavailable, "TEMPORARILY_UNAVAILABLE", change: response => response.Headers.RetryAfter = new(_time.GetUtcNow() + TimeSpan.FromSeconds(44))),
            Done);
        using var client = Client(server);

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal([33, 44], _time.WaitedSeconds);
    }

    [Fact]
    public async Task SetTag_RetryAfterNotRespected_WaitsTheOrdinaryTime()
    {
        var server = new FakeServer(
            FakeServer.Error(HttpStatusCode.TooManyRequests, "REQUEST_LIMIT_EXCEEDED", change: response => response.Headers.RetryAfter = new(TimeSpan.FromSeconds(33))), Done);
        using var client = Client(server, new() { RespectRetryAfter = false });

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal([0.5], _time.WaitedSeconds);
    }

    [Fact]
    public async Task SetTag_MaxDelay_LimitsTheWait()
    {
        var server = new FakeServer(Unavailable(), Unavailable(), Unavailable(), Done);
        using var client = Client(server, new() { MaxDelay = TimeSpan.FromSeconds(3) });

        await client.Runs.SetTagAsync("r", "k", "v");

        Assert.Equal([0.5, 3, 3], _time.WaitedSeconds);
    }

    [Fact]
    public async Task SetTag_TotalTimeout_EndsBeforeAWaitThatWouldPassIt()
    {
        var server = new FakeServer(Unavailable());
        using var client = Client(server, new() { TotalTimeout = TimeSpan.FromSeconds(10) });

        await Assert.ThrowsAsync<MlflowException>(() => client.Runs.SetTagAsync("r", "k", "v"));

        // 0.5 s and 4.5 s fit; 8.5 s more do not.
        Assert.Equal([0.5, 4.5], _time.WaitedSeconds);
    }

    [Fact]
    public async Task SetTag_CancelledWhileWaiting_ThrowsOperationCanceled()
    {
        var server = new FakeServer(Unavailable());
        using var client = server.Client(new() { Retry = new(), TimeProvider = new ManualTime() });
        using var cancel = new CancellationTokenSource();

        var call = client.Runs.SetTagAsync("r", "k", "v", cancel.Token);
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, exception.CancellationToken);
    }

    private static FakeServer.Step Unavailable() => FakeServer.Error(HttpStatusCode.ServiceUnavailable, "TEMPORARILY_UNAVAILABLE");

    private MlflowClient Client(FakeServer server, RetryOptions? retry = null) => server.Client(new()
    {
        Retry = (retry ?? new()) with { Random = new FixedRandom(0.5) },
        Timeout = Timeout.InfiniteTimeSpan,
        TimeProvider = _time,
    });
}
