using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Transport;

public sealed class TimeoutTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public async Task Get_NoAnswerWithinTimeout_ThrowsTransientConnectionException()
    {
        using var client = Client(new FakeServer(FakeServer.Hang));

        var call = client.Runs.GetAsync("r");
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.False(call.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => call);
        Assert.True(exception.IsTransient);
        Assert.True(exception.MayHaveArrived);
        Assert.Contains("30 s", exception.Message, StringComparison.Ordinal);
        Assert.Contains("MLFLOW_HTTP_REQUEST_TIMEOUT", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_Cancelled_ThrowsOperationCanceledWithTheCallersToken()
    {
        using var client = Client(new FakeServer(FakeServer.Hang));
        using var cancel = new CancellationTokenSource();

        var call = client.Runs.GetAsync("r", cancel.Token);
        await cancel.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(cancel.Token, exception.CancellationToken);
    }

    [Fact]
    public async Task Get_HttpClientsOwnTimeout_ThrowsConnectionException()
    {
        using var http = new HttpClient(new FakeServer(FakeServer.Hang)) { Timeout = TimeSpan.FromMilliseconds(20) };
        using var client = new MlflowClient(http, new() { TrackingUri = new(FakeServer.Address), Retry = RetryOptions.None });

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.GetAsync("r"));

        Assert.True(exception.MayHaveArrived);
    }

    [Fact]
    public async Task CreateRun_NoConnectionComesAbout_SaysThatNothingArrived()
    {
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(20),
            ConnectCallback = async (_, cancellation) =>
            {
                await Task.Delay(Timeout.Infinite, cancellation);
                throw new InvalidOperationException("unreachable");
            },
        };
        using var http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var client = new MlflowClient(http, new() { TrackingUri = new(FakeServer.Address), Retry = RetryOptions.None });

        var exception = await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Runs.CreateAsync("0"));

        Assert.True(exception.IsTransient);
        Assert.False(exception.MayHaveArrived);
    }

    // Ten seconds between the pieces of the body, thirty allowed: the whole may take longer than the limit.
    [Fact]
    public async Task Download_SlowButMoving_IsNotCutOff()
    {
        var body = new SlowBody(_time, pieces: 10, TimeSpan.FromSeconds(10));
        using var client = Client(new FakeServer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) })));

        var bytes = await client.Artifacts.At("mlflow-artifacts:/0/r/artifacts").ReadBytesAsync("file.bin");

        Assert.Equal(10, bytes.Length);
    }

    [Fact]
    public async Task Download_Stalled_ThrowsConnectionException()
    {
        var body = new SlowBody(_time, pieces: 10, TimeSpan.FromSeconds(31));
        using var client = Client(new FakeServer((_, _) => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) })));

        await Assert.ThrowsAsync<MlflowConnectionException>(() => client.Artifacts.At("mlflow-artifacts:/0/r/artifacts").ReadBytesAsync("file.bin"));
    }

    private MlflowClient Client(FakeServer server) => server.Client(new()
    {
        Retry = RetryOptions.None,
        Timeout = TimeSpan.FromSeconds(30),
        TimeProvider = _time,
    });

    /// <summary>One byte per read; the clock moves during each.</summary>
    private sealed class SlowBody(ManualTime time, int pieces, TimeSpan each) : MemoryStream
    {
        private int _left = pieces;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            time.Advance(each);
            cancellationToken.ThrowIfCancellationRequested();
            return ValueTask.FromResult(_left-- > 0 ? 1 : 0);
        }
    }
}
