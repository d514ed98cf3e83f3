using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Faults;

/// <summary>The few calls that the fault tests make, with no retry of their own.</summary>
internal sealed class Rest(HttpClient client)
{
    public async Task<string> CreateRunAsync() =>
        (string)(await PostAsync("runs/create", new JsonObject { ["experiment_id"] = "0" })).Body!["run"]!["info"]!["run_id"]!;

    public async Task<(HttpStatusCode Status, JsonNode? Body)> PostAsync(string operation, JsonObject body)
    {
        using var response = await client.PostAsJsonAsync("api/2.0/mlflow/" + operation, body);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync()));
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> LogAsync(string run, string key, IEnumerable<long> steps, string? padding = null) =>
        PostAsync("runs/log-batch", new JsonObject
        {
            ["run_id"] = run,
            ["metrics"] = new JsonArray([.. steps.Select(step => (JsonNode)new JsonObject
            {
                ["key"] = key, ["value"] = step / 2.0, ["timestamp"] = 1_700_000_000_000 + step, ["step"] = step,
            })]),
            ["tags"] = padding is null ? null : new JsonArray(new JsonObject { ["key"] = $"pad{steps.First()}", ["value"] = padding }),
        });

    /// <summary>The steps that are stored for a metric, in the order of the answer.</summary>
    public async Task<IReadOnlyList<long>> StepsAsync(string run, string key)
    {
        var steps = new List<long>();
        var token = string.Empty;
        do
        {
            var answer = JsonNode.Parse(await client.GetStringAsync(
                $"api/2.0/mlflow/metrics/get-history?run_id={run}&metric_key={key}&max_results=25000{(token.Length > 0 ? "&page_token=" + Uri.EscapeDataString(token) : token)}"))!;
            steps.AddRange(answer["metrics"]?.AsArray().Select(point => (long)point!["step"]!) ?? []);
            token = (string?)answer["next_page_token"] ?? string.Empty;
        }
        while (token.Length > 0);
        return steps;
    }
}
