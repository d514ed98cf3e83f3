using System.Text.Json;
using MedScan.Cli.Tracking;
using MedScan.Tracking;
using MedScan.TrackingServer;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Tests.Commands;

/// <summary>The commands that read and change what is tracked, over a store in a temporary folder.</summary>
public sealed class TrackingCommandTests : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("medscan-store").FullName;
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();
    private string _first = "";
    private string _second = "";

    public async Task InitializeAsync()
    {
        EmbeddedServer server = await StoreServer.StartAsync((TrackingPlace.Store)TrackingPlace.Folder(_folder));
        await using (server)
        {
            using var client = new MlflowClient(new MlflowClientOptions { TrackingUri = server.Address });
            string experiment = await client.Experiments.CreateAsync("scans");
            _first = await CreateAsync(client, experiment, "resnet18", "0.1", 0.5);
            _second = await CreateAsync(client, experiment, "resnet34", "0.2", 0.75);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task RunsList_Store_ShowsTheNewestFirst()
    {
        Assert.Equal(0, await RunAsync("runs", "list", "--tracking", _folder));

        string text = _output.ToString();
        Assert.InRange(text.IndexOf("resnet34", StringComparison.Ordinal), 0, text.IndexOf("resnet18", StringComparison.Ordinal));
        Assert.Contains("0.7500", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsList_FilterAndJson_PrintsWhatMatches()
    {
        Assert.Equal(0, await RunAsync("runs", "list", "--tracking", _folder, "--experiment", "scans", "--filter", "metrics.test_accuracy > 0.6", "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement run = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(_second, run.GetProperty("run_id").GetString());
        Assert.Equal("0.2", run.GetProperty("parameters").GetProperty("rate").GetString());
    }

    [Theory]
    [InlineData(1, "did you mean scans?", "list", "--experiment", "scnas")]
    [InlineData(2, "--filter", "list", "--filter", "metrics.x >> 3")]
    [InlineData(2, "at least 1", "list", "--max", "0")]
    [InlineData(1, "did you mean resnet18?", "show", "resent18")]
    [InlineData(2, "two or more", "compare", "resnet18")]
    public async Task Runs_SomethingWrong_SaysWhat(int exitCode, string hint, params string[] words)
    {
        Assert.Equal(exitCode, await RunAsync(["runs", .. words, "--tracking", _folder]));
        Assert.Contains(hint, _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunsShow_BeginningOfAnId_ShowsParametersMetricsAndFiles()
    {
        Assert.Equal(0, await RunAsync("runs", "show", _first[..12], "--tracking", _folder));
        Assert.All(["rate", "test_accuracy", "0.5000", "checkpoint/"], word => Assert.Contains(word, _output.ToString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task RunsCompare_TwoRuns_ShowsOnlyParametersThatDiffer()
    {
        Assert.Equal(0, await RunAsync("runs", "compare", "resnet18", _second, "--tracking", _folder, "--json"));

        using var json = JsonDocument.Parse(_output.ToString());
        JsonProperty differing = Assert.Single(json.RootElement.GetProperty("differing_parameters").EnumerateObject());
        Assert.Equal("""["0.1","0.2"]""", JsonSerializer.Serialize(differing.Value));
    }

    [Fact]
    public async Task RunsSync_EmptySpool_SaysThatNothingWaits()
    {
        Assert.Equal(0, await RunAsync("runs", "sync", "--tracking", _folder));
        Assert.Contains("Nothing waits", _output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Models_RegisterPromoteList_ShowTheAlias()
    {
        Assert.Equal(0, await RunAsync("models", "register", "resnet18", "--tracking", _folder));
        Assert.Equal(0, await RunAsync("models", "promote", "scans", "1", "--tracking", _folder));
        Assert.Equal(0, await RunAsync("models", "promote", "scans", "1", "--stage", "staging", "--tracking", _folder));
        Assert.Contains("@production", _output.ToString(), StringComparison.Ordinal);
        _output.GetStringBuilder().Clear();

        Assert.Equal(0, await RunAsync("models", "list", "--json", "--tracking", _folder));
        using var json = JsonDocument.Parse(_output.ToString());
        JsonElement version = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("scans", 1, "Staging"), (version.GetProperty("name").GetString(), version.GetProperty("version").GetInt32(), version.GetProperty("stage").GetString()));
        Assert.Equal("production", version.GetProperty("aliases")[0].GetString());
    }

    [Theory]
    [InlineData(1, "None is registered", "promote", "scans", "1")]
    [InlineData(2, "Staging", "promote", "scans", "1", "--stage", "stagin")]
    public async Task Models_SomethingWrong_SaysWhat(int exitCode, string hint, params string[] words)
    {
        Assert.Equal(exitCode, await RunAsync(["models", .. words, "--tracking", _folder]));
        Assert.Contains(hint, _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("runs", "list", "--tracking", "off")]
    [InlineData("runs", "list", "--tracking", "htp://x")]
    [InlineData("train", "experiments/quickstart.yaml", "--tracking", "htp://x")]
    [InlineData("ui", "--store", "http://localhost:1")]
    [InlineData("ui", "--port", "65536")]
    public async Task Tracking_PlaceThatCannotBe_Exits2(params string[] words) => Assert.Equal(2, await RunAsync(words));

    [Fact]
    public async Task Runs_NothingTracked_SaysSoAndMakesNothing()
    {
        string none = Path.Combine(_folder, "none");
        Assert.Equal(1, await RunAsync("runs", "list", "--tracking", $"sqlite:///{none}/mlflow.db"));
        Assert.Contains("Nothing is tracked here", _error.ToString(), StringComparison.Ordinal);
        Assert.False(Directory.Exists(none));
    }

    [Fact]
    public async Task Ui_UntilInterrupted_AnswersAndEndsWell()
    {
        int port = FreePort.Find();
        using var stop = new CancellationTokenSource();
        Task<int> ui = new Application(TextWriter.Synchronized(_output), TextWriter.Synchronized(_error))
            .RunAsync(["ui", "--port", $"{port}", "--store", _folder], stop.Token);
        using var http = new HttpClient();
        Assert.Equal("OK", await AskAsync(http, new Uri($"http://127.0.0.1:{port}/health"), ui));

        Assert.Equal(1, await RunAsync("ui", "--port", $"{port}", "--store", _folder)); // taken
        Assert.Contains("ui --port", _error.ToString(), StringComparison.Ordinal);

        await stop.CancelAsync();
        Assert.Equal(0, await ui);
        Assert.Contains($"http://127.0.0.1:{port}/", _output.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> AskAsync(HttpClient http, Uri address, Task<int> ui)
    {
        for (int tries = 0; ; tries++)
        {
            try
            {
                return await http.GetStringAsync(address);
            }
            catch (HttpRequestException) when (tries < 200 && !ui.IsCompleted)
            {
                await Task.Delay(50); // it starts
            }
        }
    }

    private static async Task<string> CreateAsync(MlflowClient client, string experiment, string name, string rate, double accuracy)
    {
        Run run = await client.Runs.CreateAsync(experiment, name);
        await client.Runs.LogParameterAsync(run.RunId, "rate", rate);
        await client.Runs.LogParameterAsync(run.RunId, "seed", "7");
        await client.Runs.LogMetricAsync(run.RunId, "test_accuracy", accuracy);
        await client.Artifacts.UploadTextAsync(run.RunId, "checkpoint/weights.txt", "1 2 3");
        await client.Runs.UpdateAsync(run.RunId, RunStatus.Finished, DateTimeOffset.UtcNow);
        return run.RunId;
    }

    private Task<int> RunAsync(params string[] words) => new Application(_output, _error).RunAsync(words);
}
