using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Inputs;

// Expected values: MLflow's recorded answers, its limits, and its own REST tests.
public abstract class InputEndpointsTests : StoreTests
{
    private const string Scans = """{"name":"mri","digest":"d1","source_type":"local","source":"{\"uri\":\"x\"}","schema":"s","profile":"p"}""";

    [SkippableFact]
    public async Task LogInputs_SameDataSetAgain_IsLinkedOnceWithItsFirstTags()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await LogAsync(server, run, "train");
        await LogAsync(server, run, "other");
        var got = (await GetRunAsync(server, run))["inputs"]!["dataset_inputs"]!.AsArray();
        Assert.Equal(
            $$"""[{"tags":[{"key":"mlflow.data.context","value":"train"}],"dataset":{{JsonNode.Parse(Scans)!.ToJsonString()}}}]""",
            got.ToJsonString());
    }

    [SkippableFact]
    public async Task SearchDatasets_TwoRunsOfTwoUses_GivesEachUseOnce()
    {
        await using var server = await StartAsync();
        foreach (var use in (string[])["train", "train", "eval"])
            await LogAsync(server, await CreateRunAsync(server), use);
        var found = await server.OkAsync("POST", "experiments/search-datasets", Fields("""{"experiment_ids":["0"]}"""));
        Assert.Equal(
            """{"dataset_summaries":[{"experiment_id":"0","name":"mri","digest":"d1","context":"eval"},{"experiment_id":"0","name":"mri","digest":"d1","context":"train"}]}""",
            found.ToJsonString());
        await AssertRefusedAsync(server, "experiments/search-datasets", [], "SearchDatasets request must specify at least one experiment_id.");
        await AssertRefusedAsync(
            server,
            "experiments/search-datasets",
            new JsonObject { ["experiment_ids"] = new JsonArray([.. Enumerable.Range(0, 21).Select(i => (JsonNode)$"{i}")]) },
            "SearchDatasets request cannot specify more than");
    }

    [SkippableTheory]
    [InlineData("""{"tags":[]}""", "must have a dataset")]
    [InlineData("""{"dataset":{"digest":"d","source_type":"l","source":"s"}}""", "Dataset name cannot be None")]
    [InlineData("""{"dataset":{"name":"n","digest":"0123456789012345678901234567890123456","source_type":"l","source":"s"}}""", "'digest' exceeds the maximum length of 36 characters")]
    [InlineData("""{"dataset":{"name":"n","digest":"d","source_type":"l","source":"s"},"tags":[{"value":"v"}]}""", "Missing value for required parameter 'tags[0].key'")]
    public async Task LogInputs_WrongDataSet_IsRefused(string input, string messagePart)
    {
        await using var server = await StartAsync();
        var request = new JsonObject { ["run_id"] = await CreateRunAsync(server), ["datasets"] = new JsonArray(JsonNode.Parse(input)) };
        await AssertRefusedAsync(server, "runs/log-inputs", request, messagePart);
    }

    [SkippableFact]
    public async Task LogOutputs_Models_ComeBackWithTheRunAndTheSearch()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await server.OkAsync("POST", "runs/outputs", Fields($$"""{"run_id":"{{run}}","models":[{"model_id":"m-1","step":3}]}"""));
        await server.OkAsync("POST", "runs/log-inputs", Fields($$"""{"run_id":"{{run}}","models":[{"model_id":"m-2"}]}"""));
        var found = (await server.OkAsync("POST", "runs/search", Fields("""{"experiment_ids":["0"]}""")))["runs"]![0]!;
        foreach (var got in (JsonNode[])[await GetRunAsync(server, run), found])
        {
            Assert.Equal("""{"model_outputs":[{"model_id":"m-1","step":3}]}""", got["outputs"]!.ToJsonString());
            Assert.Equal("""{"model_inputs":[{"model_id":"m-2"}]}""", got["inputs"]!.ToJsonString());
        }

        await AssertRefusedAsync(server, "runs/outputs", new JsonObject { ["run_id"] = run }, "Missing value for required parameter 'models'");
    }

    private static Task<JsonNode> LogAsync(TestServer server, string run, string use) => server.OkAsync("POST", "runs/log-inputs", Fields(
        $$"""{"run_id":"{{run}}","datasets":[{"dataset":{{Scans}},"tags":[{"key":"mlflow.data.context","value":"{{use}}"}]}]}"""));
}

public sealed class InputEndpointsSqliteTests : InputEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class InputEndpointsPostgresTests(PostgresServer postgres) : InputEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
