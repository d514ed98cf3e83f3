using Xunit.Abstractions;

namespace MedScan.TrackingServer.Tests.Conformance;

/// <summary>The traffic of MLflow's Python client, its web UI and hand-made probes with MLflow 3.6's own server, sent again to this one.</summary>
[Collection(nameof(PostgresServer))]
public sealed class RecordedTrafficTests(ITestOutputHelper output, PostgresServer postgres)
{
    [SkippableFact]
    public async Task EveryRecordedRequest_FreshServerOnPostgres_GetsTheRecordedAnswer()
    {
        var store = await postgres.CreateDatabaseAsync();
        await OnFreshServerAsync(
            async (client, server) => Assert.Equal(0, await ReplayAsync(client, server, Exchange.Read("recordings-3.6.jsonl"))), store);
    }

    [Fact]
    public Task EveryRecordedRequest_FreshServer_GetsTheRecordedAnswer() => OnFreshServerAsync(async (client, server) =>
    {
        Assert.Equal(0, await ReplayAsync(client, server, Exchange.Read("recordings-3.6.jsonl")));
    });

    // The page at / is this server's own.
    [Fact]
    public Task EveryRequestOfTheWebUi_SameRuns_GetsTheRecordedAnswer() => OnFreshServerAsync(async (client, server) =>
    {
        var exchanges = Exchange.Read("ui-recordings-3.6.jsonl").Where(exchange => exchange.Path != "/").ToList();
        await new UiState(client, exchanges).SeedAsync();
        Assert.Equal(0, await ReplayAsync(client, server, exchanges));
    });

    private static async Task OnFreshServerAsync(Func<HttpClient, Uri, Task> test, string? store = null)
    {
        var folder = Directory.CreateTempSubdirectory("medscan-tracking-");
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
            {
                BackendStore = store ?? $"sqlite:///{folder.FullName}/mlflow.db",
                ArtifactRoot = Path.Combine(folder.FullName, "artifacts"),
                TimeProvider = new SteppingClock(),
            });
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = server.Address };
            await test(client, server.Address);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> ReplayAsync(HttpClient client, Uri server, IReadOnlyList<Exchange> exchanges)
    {
        var replay = new Replay(client, server);
        var failed = 0;
        for (var i = 0; i < exchanges.Count; i++)
        {
            var differences = await replay.RunAsync(exchanges[i]);
            if (differences.Count == 0)
                continue;
            failed++;
            output.WriteLine($"{i + 1} [{exchanges[i].Item}] {exchanges[i].Method} {exchanges[i].Path} {exchanges[i].RequestBody?.ToJsonString()}");
            foreach (var difference in differences.Take(5))
                output.WriteLine($"    {difference}");
        }

        output.WriteLine($"{failed} of {exchanges.Count} answers differ");
        return failed;
    }

    // The recorded server never did two things within one millisecond, and answers are ordered by time.
    private sealed class SteppingClock : TimeProvider
    {
        private long steps;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow().AddMilliseconds(Interlocked.Increment(ref steps));
    }
}
