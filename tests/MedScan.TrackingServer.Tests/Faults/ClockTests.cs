using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Faults;

public sealed class ClockTests
{
    [Fact]
    public async Task Log_ClockSetBackByADay_KeepsAllAndOrdersByStep()
    {
        var folder = Directory.CreateTempSubdirectory("medscan-clock-");
        try
        {
            var clock = new SettableClock { Now = new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.Zero) };
            await using var server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
            {
                BackendStore = $"sqlite:///{folder.FullName}/mlflow.db",
                ArtifactRoot = Path.Combine(folder.FullName, "artifacts"),
                TimeProvider = clock,
            });
            using var http = new HttpClient { BaseAddress = server.Address };
            var rest = new Rest(http);
            var run = await rest.CreateRunAsync();
            var before = clock.Now.ToUnixTimeMilliseconds();
            Assert.Equal(HttpStatusCode.OK, (await LogAsync(rest, run, value: 1, before, step: 1)).Status);

            clock.Now -= TimeSpan.FromDays(1);
            var after = clock.Now.ToUnixTimeMilliseconds();
            Assert.Equal(HttpStatusCode.OK, (await LogAsync(rest, run, value: 2, after, step: 2)).Status);
            var created = await rest.PostAsync("experiments/create", new JsonObject { ["name"] = "after" });
            Assert.Equal(HttpStatusCode.OK, created.Status);

            Assert.Equal([1L, 2L], (await rest.StepsAsync(run, "loss")).Order());
            var latest = JsonNode.Parse(await http.GetStringAsync($"api/2.0/mlflow/runs/get?run_id={run}"))!["run"]!["data"]!["metrics"]![0]!;
            Assert.Equal(2, (double)latest["value"]!);
            var experiment = JsonNode.Parse(await http.GetStringAsync("api/2.0/mlflow/experiments/get-by-name?experiment_name=after"))!["experiment"]!;
            Assert.Equal(after, (long)experiment["creation_time"]!);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<(HttpStatusCode Status, JsonNode? Body)> LogAsync(Rest rest, string run, double value, long timestamp, long step) =>
        rest.PostAsync("runs/log-metric", new JsonObject
        {
            ["run_id"] = run,
            ["key"] = "loss",
            ["value"] = value,
            ["timestamp"] = timestamp,
            ["step"] = step,
        });

    private sealed class SettableClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
