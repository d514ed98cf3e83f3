using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Page;

/// <summary>An experiment with a few runs, as the page's tests want to find it.</summary>
internal static class SampleRuns
{
    public const string Experiment = "1";

    private static readonly byte[] OnePixel = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>
    /// Four runs: alpha, beta and gamma with the backbone resnet18, delta with densenet121. They differ in learning_rate and
    /// agree in batch_size; their last val_loss is 0.5, 0.3, 0.4 and NaN.
    /// </summary>
    /// <returns>The id of each run by its name.</returns>
    public static async Task<IReadOnlyDictionary<string, string>> FillAsync(TestServer server)
    {
        await server.OkAsync("POST", "experiments/create", new JsonObject { ["name"] = "brain-mri" });
        var ids = new Dictionary<string, string>();
        foreach (var (name, backbone, rate, last) in new[]
        {
            ("alpha", "resnet18", "0.001", "0.5"), ("beta", "resnet18", "0.003", "0.3"), ("gamma", "resnet18", "0.01", "0.4"), ("delta", "densenet121", "0.1", "NaN"),
        })
        {
            ids[name] = await CreateAsync(server, name, new() { ["backbone"] = backbone, ["learning_rate"] = rate, ["batch_size"] = "32" });
            var points = Enumerable.Range(0, 20).Select(step => Point("val_loss", step, 2.0 - (step / 20.0))).Append(Point("val_loss", 20, last));
            await server.OkAsync("POST", "runs/log-batch", new JsonObject { ["run_id"] = ids[name], ["metrics"] = new JsonArray([.. points.Select(point => (JsonNode)point)]) });
        }

        await PutAsync(server, ids["beta"], "images/sample+step+0+timestamp+1700000000000+abc.png", OnePixel);
        return ids;
    }

    public static async Task<string> CreateAsync(TestServer server, string name, Dictionary<string, string> parameters)
    {
        var created = await server.OkAsync("POST", "runs/create", new JsonObject
        {
            ["experiment_id"] = Experiment,
            ["run_name"] = name,
            ["start_time"] = 1_700_000_000_000,
            ["tags"] = Pairs(new() { ["origin"] = name }),
        });
        var id = (string)created["run"]!["info"]!["run_id"]!;
        await server.OkAsync("POST", "runs/log-batch", new JsonObject { ["run_id"] = id, ["params"] = Pairs(parameters) });
        await server.OkAsync("POST", "runs/update", new JsonObject { ["run_id"] = id, ["status"] = "FINISHED", ["end_time"] = 1_700_000_060_000 });
        return id;
    }

    /// <param name="server">Takes the file.</param>
    /// <param name="run">The run it belongs to.</param>
    /// <param name="path">Below the run's artifacts, escaped as an address needs it.</param>
    /// <param name="content">The file's bytes.</param>
    public static async Task PutAsync(TestServer server, string run, string path, byte[] content)
    {
        using var body = new ByteArrayContent(content);
        using var response = await server.Http.PutAsync($"api/2.0/mlflow-artifacts/artifacts/{Experiment}/{run}/artifacts/{path}", body);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static JsonObject Point(string key, int step, JsonNode value) =>
        new JsonObject { ["key"] = key, ["value"] = value, ["timestamp"] = 1_700_000_000_000 + (step * 1000), ["step"] = step };

    private static JsonArray Pairs(Dictionary<string, string> pairs) =>
        [.. pairs.Select(pair => (JsonNode)new JsonObject { ["key"] = pair.Key, ["value"] = pair.Value })];
}
