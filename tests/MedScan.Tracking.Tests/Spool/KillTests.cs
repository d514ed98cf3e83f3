using System.Globalization;
using System.Text;

namespace MedScan.Tracking.Tests.Spool;

/// <summary>Real processes, really killed: the embedded server and programs that log to it.</summary>
public sealed class KillTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medscan-kill-");

    private string SpoolPath => Path.Combine(_folder.FullName, "spool");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task SyncAsync_BothEndsKilledAtRandomMoments_EverythingAcknowledgedIsThereOnce()
    {
        int seed = Environment.TickCount;
        // Chance, not secrecy; the seed is in every message.
        var random = new Random(seed);
        int Between(int least, int most) => random.Next(least, most);
        int port = FreePort.Find();
        var address = new Uri($"http://127.0.0.1:{port}");
        Dictionary<string, int> acknowledged = [];
        using (var stop = new CancellationTokenSource())
        {
            Task serving = ServeAndKillAsync(port, () => Between(500, 2500), stop.Token);
            for (int round = 0; round < 3; round++)
            {
                using var first = new ChildProcess("log", SpoolPath, address.ToString());
                using var second = new ChildProcess("log", SpoolPath, address.ToString());
                await Task.WhenAll(first.ReadyAsync(), second.ReadyAsync());
                // Once at least, killed in the midst of sending; else at any moment.
                if (round == 0) await first.SaysAsync("sent");
                await Task.Delay(Between(50, 2000));
                await Task.WhenAll(first.KillAsync(), second.KillAsync());
                Remember(acknowledged, first);
                Remember(acknowledged, second);
            }

            await stop.CancelAsync();
            await serving;
        }

        Assert.Equal(6, acknowledged.Count);
        Assert.True(acknowledged.Values.Any(step => step > 0), $"seed {seed}: nothing was acknowledged");
        using var server = new ChildProcess("serve", _folder.FullName, port.ToString(CultureInfo.InvariantCulture));
        await server.ReadyAsync();
        using var client = new MlflowClient(new MlflowClientOptions { TrackingUri = address });
        SyncResult result = await RunSpool.SyncAsync(SpoolPath, client);
        Assert.True(result.IsComplete, $"seed {seed}: {string.Join("; ", result.Runs.Select(run => run.Problem))}");
        Assert.All(result.Runs, run => Assert.Equal(0, run.Refused));
        Assert.Empty((await RunSpool.SyncAsync(SpoolPath, client)).Runs);

        MlflowExperiment experiment = (await client.Experiments.GetByNameAsync("killed"))!;
        Page<Run> runs = await client.Runs.SearchAsync(new RunQuery { ExperimentIds = [experiment.Id] });
        Assert.Equal(acknowledged.Keys.Order(), runs.Select(run => run.Tags["medscan.spool"]).Order());
        long stored = runs.Sum(run => (run.Tags.TryGetValue("step", out string? step) ? long.Parse(step, CultureInfo.InvariantCulture) + 1 : 0) * 20);
        Assert.True(result.Runs.Sum(run => run.Points) < stored, $"seed {seed}: nothing was sent while the programs lived");
        foreach (Run run in runs) await CheckAsync(client, run, acknowledged[run.Tags["medscan.spool"]], $"seed {seed}, run {run.Info.RunId}");
    }

    private static async Task CheckAsync(MlflowClient client, Run run, int acknowledged, string where)
    {
        Assert.True(RunStatus.Failed == run.Info.Status, $"{where}: {run.Info.Status}");
        for (int point = 0; point < 20; point++)
        {
            List<Metric> history = [];
            for (string? token = null; ;)
            {
                Page<Metric> page = await client.Runs.GetMetricHistoryAsync(run.Info.RunId, KillChildren.MetricName(point), pageToken: token);
                history.AddRange(page);
                if ((token = page.NextPageToken) is null) break;
            }

            // Every step once and none left out, at least as far as was acknowledged.
            Assert.True(history.Count > acknowledged, $"{where}: {history.Count} points, {acknowledged} acknowledged");
            Assert.Equal(Enumerable.Range(0, history.Count).Select(step => (long)step), history.Select(metric => metric.Step).Order());
            int series = point;
            Assert.All(history, metric => Assert.Equal(KillChildren.MetricValue((int)metric.Step, series), metric.Value));
        }

        Assert.True(int.Parse(run.Tags["step"], CultureInfo.InvariantCulture) >= acknowledged, where);
        for (int step = 0; step <= acknowledged; step += 5) Assert.Equal($"{step}", run.Parameters[$"parameter{step}"]);
        for (int step = 0; step <= acknowledged; step += 10)
        {
            ArtifactRoot artifacts = await client.Artifacts.OfRunAsync(run.Info.RunId);
            string file = Path.GetTempFileName();
            await artifacts.DownloadFileAsync($"texts/{step}.txt", file);
            Assert.Equal(KillChildren.ArtifactText(step), await File.ReadAllTextAsync(file, Encoding.UTF8));
            File.Delete(file);
        }
    }

    private static void Remember(Dictionary<string, int> acknowledged, ChildProcess child)
    {
        IReadOnlyList<string> lines = child.Lines;
        string key = lines.First(line => line.StartsWith("run ", StringComparison.Ordinal))[4..];
        // The last line may be cut off by the kill; a shorter number acknowledges less, never more.
        acknowledged[key] = lines.Where(line => line.StartsWith("ack ", StringComparison.Ordinal)).Select(line => int.Parse(line[4..], CultureInfo.InvariantCulture)).DefaultIfEmpty(-1).Max();
    }

    private async Task ServeAndKillAsync(int port, Func<int> lifetime, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using var server = new ChildProcess("serve", _folder.FullName, port.ToString(CultureInfo.InvariantCulture));
            await server.ReadyAsync();
            await Task.Delay(lifetime(), stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await server.KillAsync();
        }
    }
}
