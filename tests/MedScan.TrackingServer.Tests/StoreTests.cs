using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests;

/// <summary>Tests that hold on every database: one abstract class for what is tested, one sealed class for each database.</summary>
public abstract class StoreTests
{
    /// <summary>A server over a new, empty store.</summary>
    private protected abstract Task<TestServer> StartAsync();

    private protected static JsonObject Fields(string json) => JsonNode.Parse(json)!.AsObject();

    private protected static async Task<string> CreateRunAsync(TestServer server, string fields = "{}") =>
        (string)(await server.OkAsync("POST", "runs/create", Fields(fields)))["run"]!["info"]!["run_id"]!;

    private protected static async Task<JsonNode> GetRunAsync(TestServer server, string id) =>
        (await server.OkAsync("GET", "runs/get", new JsonObject { ["run_id"] = id }))["run"]!;

    /// <summary>The value of a tag, parameter or metric of a run.</summary>
    private protected static JsonNode? Value(JsonNode run, string list, string key) =>
        run["data"]![list]?.AsArray().SingleOrDefault(pair => (string?)pair!["key"] == key)?["value"];

    private protected static async Task AssertRefusedAsync(
        TestServer server, string operation, JsonObject fields, string messagePart, int status = 400, string code = "INVALID_PARAMETER_VALUE")
    {
        var (got, body) = await server.ApiAsync("POST", operation, fields);
        Assert.Equal((status, code), ((int)got, (string?)body!["error_code"]));
        Assert.Contains(messagePart, (string?)body["message"], StringComparison.Ordinal);
    }

    private protected static async Task AssertStatusAsync(TestServer server, HttpStatusCode status, string operation, JsonObject fields) =>
        Assert.Equal(status, (await server.ApiAsync("POST", operation, fields)).Status);
}
