using System.Text;
using MedScan.TrackingServer;

namespace MedScan.Tracking.Tests.Runs;

/// <summary>The whole way: run, spool, REST client, embedded server and back.</summary>
public sealed class TrackedRunOnServerTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("medscan-run-");
    private EmbeddedServer _server = null!;
    private MlflowClient _client = null!;

    private TrackedRunOptions Options => new() { ExperimentName = "whole way", Client = _client, SpoolFolder = Path.Combine(_folder.FullName, "spool") };

    public async Task InitializeAsync()
    {
        _server = await EmbeddedServer.StartAsync(new EmbeddedServerOptions
        {
            BackendStore = $"sqlite:///{_folder.FullName}/mlflow.db",
            ArtifactRoot = Path.Combine(_folder.FullName, "artifacts"),
        });
        _client = new MlflowClient(new MlflowClientOptions { TrackingUri = _server.Address });
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task RunAsync_EverythingLogged_IsReadBackFromTheServer()
    {
        RunResult result = await TrackedRun.RunAsync(Options with { RunName = "parent" }, async run =>
        {
            run.LogParameters(new { lr = 0.1, train = new { epochs = 3 } });
            for (int step = 0; step < 3000; step++) run.LogMetric("loss", 1.0 / (step + 1), step);
            run.LogMetric("nan", double.NaN);
            run.SetTag("site", "Zürich");
            run.LogInput(new DatasetInput { Name = "phantom", Digest = "d1", Source = "data/phantom" }, "train");
            run.LogImage(Png, "gradcam/worst.png");
            run.LogTable([new { path = "a.png", p = 0.5 }], "errors.json");
            await using TrackedRun child = await run.StartNestedAsync(new TrackedRunOptions { RunName = "child" });
            child.LogMetric("loss", 1);
        });

        Assert.True(result.IsSent);
        Run stored = await _client.Runs.GetAsync(result.RunId!);
        Assert.Equal(RunStatus.Finished, stored.Info.Status);
        Assert.Equal("parent", stored.Info.Name);
        Assert.Equal(("0.1", "3"), (stored.Parameters["lr"], stored.Parameters["train.epochs"]));
        Assert.Equal("Zürich", stored.Tags["site"]);
        DatasetInput input = Assert.Single(stored.Datasets);
        Assert.Equal(("phantom", "train"), (input.Name, input.Tags[DatasetInput.ContextTag]));
        Page<Metric> history = await _client.Runs.GetMetricHistoryAsync(result.RunId!, "loss");
        Assert.Equal(3000, history.Count);

        ArtifactRoot artifacts = await _client.Artifacts.OfRunAsync(result.RunId!);
        Assert.Equal("gradcam/worst.png", Assert.Single(await artifacts.ListAsync("gradcam")).Path);
        string table = Path.Combine(_folder.FullName, "table.json");
        await artifacts.DownloadFileAsync("errors.json", table);
        Assert.Equal("""{"columns":["path","p"],"data":[["a.png",0.5]]}""", await File.ReadAllTextAsync(table, Encoding.UTF8));

        Page<Run> children = await _client.Runs.SearchAsync(new RunQuery
        {
            ExperimentIds = [stored.Info.ExperimentId],
            Filter = $"tags.`mlflow.parentRunId` = '{result.RunId}'",
        });
        Assert.Equal("child", Assert.Single(children).Info.Name);
    }

    [Fact]
    public async Task StartAsync_ExperimentDeleted_ThrowsTheServersRefusal()
    {
        MlflowExperiment experiment = await _client.Experiments.GetOrCreateAsync("whole way");
        await _client.Experiments.DeleteAsync(experiment.Id);

        await Assert.ThrowsAsync<MlflowException>(() => TrackedRun.StartAsync(Options));
    }

    [Fact]
    public async Task SyncAsync_ParameterChangedByAnother_IsKeptAsideAndTheRestIsSent()
    {
        await using TrackedRun online = await TrackedRun.StartAsync(Options);
        await _client.Runs.LogParameterAsync(online.RunId!, "lr", "0.2");
        TrackedRun offline = await TrackedRun.StartAsync(Options with { RunId = online.RunId, IsOffline = true });
        offline.LogParameters(new { lr = 0.1, epochs = 3 });
        offline.LogMetric("loss", 1);
        await offline.FinishAsync();

        SyncedRun synced = Assert.Single((await RunSpool.SyncAsync(Options.SpoolFolder!, _client)).Runs);

        Assert.Equal((true, 1L, 1L, 1L), (synced.IsComplete, synced.Refused, synced.Parameters, synced.Points));
        Assert.Contains("\"lr\"", await File.ReadAllTextAsync(synced.RefusedFile!), StringComparison.Ordinal);
        Assert.Equal(("0.2", "3"), ((await _client.Runs.GetAsync(online.RunId!)).Parameters["lr"], (await _client.Runs.GetAsync(online.RunId!)).Parameters["epochs"]));
    }
}
