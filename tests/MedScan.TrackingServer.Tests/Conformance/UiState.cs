using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Conformance;

/// <summary>Puts a server into the state in which the web UI's requests were recorded, as far as the answers tell it.</summary>
internal sealed class UiState(HttpClient client, IReadOnlyList<Exchange> exchanges)
{
    private const string Api = "api/2.0/mlflow/";

    public async Task SeedAsync()
    {
        await PostAsync("experiments/create", new JsonObject { ["name"] = "llama-tiny-finetune", ["tags"] = new JsonArray(Pair("mlflow.note.content", "demo")) });
        var runs = Answer("/ajax-api/2.0/mlflow/runs/search")["runs"]!.AsArray();
        foreach (var run in runs.Reverse())
            await SeedRunAsync(run!);
    }

    private async Task SeedRunAsync(JsonNode recorded)
    {
        var info = recorded["info"]!;
        var data = recorded["data"]!;
        var created = await PostAsync("runs/create", new JsonObject
        {
            ["experiment_id"] = "1",
            ["run_name"] = (string)info["run_name"]!,
            ["start_time"] = (long)info["start_time"]!,
            ["tags"] = new JsonArray([.. data["tags"]!.AsArray().Where(tag => (string)tag!["key"]! != "mlflow.runName").Select(tag => tag!.DeepClone())]),
        });
        var id = (string)created["run"]!["info"]!["run_id"]!;
        var metrics = data["metrics"]!.AsArray().SelectMany(metric => History((string)info["run_id"]!, metric!));
        await PostAsync("runs/log-batch", new JsonObject { ["run_id"] = id, ["metrics"] = new JsonArray([.. metrics]), ["params"] = data["params"]!.DeepClone() });
        if (recorded["inputs"]?["dataset_inputs"] is { } inputs)
            await PostAsync("runs/log-inputs", new JsonObject { ["run_id"] = id, ["datasets"] = inputs.DeepClone() });
        if (info["end_time"] is { } end)
            await PostAsync("runs/update", new JsonObject { ["run_id"] = id, ["status"] = (string)info["status"]!, ["end_time"] = (long)end });
        await PutAsync($"1/{id}/artifacts/log.txt", "sixteen letters!");
        await PutAsync($"1/{id}/artifacts/model/weights.bin", "x");
        if (exchanges.Any(exchange => exchange.Path.Contains("model-versions/search", StringComparison.Ordinal)
            && exchange.Path.Contains($"run_id%3D%27{(string)info["run_id"]!}", StringComparison.Ordinal)))
            await RegisterAsync(id);
    }

    private async Task RegisterAsync(string run)
    {
        await PostAsync("registered-models/create", new JsonObject { ["name"] = "llama-tiny" });
        await PostAsync("model-versions/create", new JsonObject { ["name"] = "llama-tiny", ["source"] = $"mlflow-artifacts:/1/{run}/artifacts/model", ["run_id"] = run });
        await PostAsync("registered-models/alias", new JsonObject { ["name"] = "llama-tiny", ["alias"] = "champion", ["version"] = "1" });
    }

    // The whole curve where the UI asked for it, otherwise the last point.
    private IEnumerable<JsonNode> History(string run, JsonNode latest)
    {
        var curve = exchanges.FirstOrDefault(exchange => exchange.Path.Contains(
            $"get-history-bulk-interval?run_ids={run}&metric_key={(string)latest["key"]!}&", StringComparison.Ordinal));
        if (curve is null)
            return [latest.DeepClone()];
        return curve.ResponseBody!["json"]!["metrics"]!.AsArray().Select(point =>
        {
            var copy = point!.DeepClone().AsObject();
            copy.Remove("run_id");
            return (JsonNode)copy;
        });
    }

    private JsonNode Answer(string path) =>
        exchanges.First(exchange => exchange.Path == path && exchange.ResponseBody!["json"]!["runs"] is not null).ResponseBody!["json"]!;

    private static JsonObject Pair(string key, string value) => new() { ["key"] = key, ["value"] = value };

    private async Task<JsonNode> PostAsync(string operation, JsonObject body)
    {
        using var response = await client.PostAsJsonAsync(Api + operation, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{operation}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task PutAsync(string path, string text)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        using var response = await client.PutAsync("api/2.0/mlflow-artifacts/artifacts/" + path, content);
        Assert.True(response.IsSuccessStatusCode, path);
    }
}
