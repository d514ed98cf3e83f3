using Xunit.Abstractions;

namespace MedScan.TrackingServer.Tests.Conformance;

/// <summary>The traffic of MLflow's Python client, its web UI and hand-made probes with MLflow 3.6's own server, sent again to this one.</summary>
public sealed class RecordedTrafficTests(ITestOutputHelper output)
{
    [Fact]
    public async Task EveryRecordedRequest_FreshServer_GetsTheRecordedAnswer()
    {
        var folder = Directory.CreateTempSubdirectory("medscan-tracking-");
        try
        {
            await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
            {
                BackendStore = $"sqlite:///{folder.FullName}/mlflow.db",
                ArtifactRoot = Path.Combine(folder.FullName, "artifacts"),
            });
            Assert.Equal(0, await ReplayAsync(server.Address));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> ReplayAsync(Uri server)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var replay = new Replay(client, server);
        var failed = 0;
        var number = 0;
        foreach (var exchange in Exchange.Read("recordings-3.6.jsonl"))
        {
            number++;
            var differences = await replay.RunAsync(exchange);
            if (differences.Count == 0)
                continue;
            failed++;
            output.WriteLine($"{number} [{exchange.Item}] {exchange.Method} {exchange.Path} {exchange.RequestBody?.ToJsonString()}");
            foreach (var difference in differences.Take(5))
                output.WriteLine($"    {difference}");
        }

        output.WriteLine($"{failed} of {number} answers differ");
        return failed;
    }
}
