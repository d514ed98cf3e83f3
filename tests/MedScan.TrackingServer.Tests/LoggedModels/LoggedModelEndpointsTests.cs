using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.LoggedModels;

// Expected values: MLflow's recorded answers, and what its store does in mlflow/store/tracking/sqlalchemy_store.py.
public abstract class LoggedModelEndpointsTests : StoreTests
{
    [SkippableFact]
    public async Task Create_WithoutAName_MakesOne()
    {
        await using var server = await StartAsync();
        var info = (await server.OkAsync("POST", "logged-models", Fields("""{"experiment_id":"0"}""")))["model"]!["info"]!;
        Assert.Matches("^m-[0-9a-f]{32}$", (string?)info["model_id"]);
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]+$", (string?)info["name"]);
        Assert.Equal($"mlflow-artifacts:/0/models/{info["model_id"]}/artifacts", (string?)info["artifact_uri"]);
        Assert.Equal("LOGGED_MODEL_PENDING", (string?)info["status"]);
    }

    [SkippableTheory]
    [InlineData("""{"experiment_id":"0","name":"a/b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"experiment_id":"0","name":"a.b"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":"a"}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"experiment_id":"77"}""", HttpStatusCode.NotFound)]
    public async Task Create_WhatCannotBe_IsRefused(string fields, HttpStatusCode expected)
    {
        await using var server = await StartAsync();
        await AssertStatusAsync(server, expected, "logged-models", Fields(fields));
    }

    [SkippableFact]
    public async Task Finalize_NameOrNumber_Parameters_AreKept()
    {
        await using var server = await StartAsync();
        var id = await CreateAsync(server, "a");
        foreach (var status in (JsonNode[])["LOGGED_MODEL_READY", 2])
        {
            var model = await server.OkAsync("PATCH", $"logged-models/{id}", new JsonObject { ["model_id"] = id, ["status"] = status });
            Assert.Equal("LOGGED_MODEL_READY", (string?)model["model"]!["info"]!["status"]);
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await server.ApiAsync("PATCH", $"logged-models/{id}", Fields("""{"status":"DONE"}"""))).Status);
        await server.OkAsync("POST", $"logged-models/{id}/params", Fields("""{"params":[{"key":"depth","value":"18"}]}"""));
        await server.OkAsync("POST", $"logged-models/{id}/params", Fields("""{"params":[{"key":"depth","value":"18"}]}"""));
        await AssertStatusAsync(server, HttpStatusCode.BadRequest, $"logged-models/{id}/params", Fields("""{"params":[{"key":"depth","value":"50"}]}"""));
        var got = await server.OkAsync("GET", $"logged-models/{id}");
        Assert.Equal("""[{"key":"depth","value":"18"}]""", got["model"]!["data"]!["params"]!.ToJsonString());
    }

    [SkippableFact]
    public async Task Delete_Model_IsGoneFromGetAndSearch()
    {
        await using var server = await StartAsync();
        var id = await CreateAsync(server, "a");
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("DELETE", $"logged-models/{id}/tags/none")).Status);
        await server.OkAsync("DELETE", $"logged-models/{id}");
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("GET", $"logged-models/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("PATCH", $"logged-models/{id}/tags", Fields("""{"tags":[{"key":"k"}]}"""))).Status);
        Assert.Equal("{}", (await server.OkAsync("POST", "logged-models/search", Fields("""{"experiment_ids":["0"]}"""))).ToJsonString());
    }

    [SkippableTheory]
    [InlineData("name = 'b'", "b")]
    [InlineData("name IN ('a', 'c')", "a,c")]
    [InlineData("attributes.status = 'PENDING'", "a,b,c")]
    [InlineData("status = 'READY'", null)]
    [InlineData("params.depth = '50'", "b")]
    [InlineData("tags.site LIKE 'n%'", "a")]
    [InlineData("metrics.auc > 0.8", "a,b")]
    [InlineData("metrics.auc > 0.8 AND params.depth = '18'", "a")]
    [InlineData("creation_timestamp > 0 AND model_type = 'cnn'", "a,b,c")]
    public async Task Search_Filter_FindsWhatFits(string filter, string? expected)
    {
        await using var server = await StartAsync();
        await ThreeAsync(server);
        Assert.Equal(expected, await SearchAsync(server, new JsonObject { ["filter"] = filter }, sorted: true));
    }

    [SkippableFact]
    public async Task Search_ByMetricOnADataset_OrdersByThatMetric()
    {
        await using var server = await StartAsync();
        await ThreeAsync(server);
        const string Test = """[{"dataset_name":"test","dataset_digest":"d"}]""";
        Assert.Equal("b", await SearchAsync(server, Fields($$"""{"filter":"metrics.auc > 0.8","datasets":{{Test}}}""")));
        Assert.Equal("a,b", await SearchAsync(server, Fields($$"""{"datasets":{{Test}}}"""), sorted: true));
        Assert.Equal("b,a,c", await SearchAsync(server, Fields(
            """{"order_by":[{"field_name":"metrics.auc","ascending":false,"dataset_name":"test","dataset_digest":"d"}]}""")));
        Assert.Equal("a,b,c", await SearchAsync(server, Fields(
            """{"order_by":[{"field_name":"metrics.auc","ascending":true,"dataset_name":"test"}]}""")));
        Assert.Equal("c,b,a", await SearchAsync(server, Fields("""{"order_by":[{"field_name":"name","ascending":false}]}""")));
        foreach (var wrong in (string[])["""{"order_by":[{"field_name":"size"}]}""", """{"datasets":[{"dataset_digest":"d"}]}""", """{"filter":"nonsense"}""", """{"page_token":"x"}"""])
        {
            var fields = Fields(wrong);
            fields["experiment_ids"] = new JsonArray("0");
            await AssertStatusAsync(server, HttpStatusCode.BadRequest, "logged-models/search", fields);
        }
    }

    [SkippableFact]
    public async Task Search_PageByPage_MeetsEachOnce()
    {
        await using var server = await StartAsync();
        foreach (var name in (string[])["a", "b", "c", "d", "e"])
            await CreateAsync(server, name);
        var seen = new List<string?>();
        var fields = Fields("""{"experiment_ids":["0"],"max_results":2}""");
        while (true)
        {
            var page = await server.OkAsync("POST", "logged-models/search", fields);
            seen.AddRange(page["models"]!.AsArray().Select(model => (string?)model!["info"]!["name"]));
            if (page["next_page_token"] is not { } token)
                break;
            fields["page_token"] = (string?)token;
        }

        Assert.Equal(["a", "b", "c", "d", "e"], seen.Order(StringComparer.Ordinal));
    }

    [SkippableFact]
    public async Task Artifacts_OfAModel_AreListedAndRead()
    {
        await using var server = await StartAsync();
        var id = await CreateAsync(server, "a");
        await server.PutAsync($"0/models/{id}/artifacts/sub/w.txt", "weights");
        var root = await server.OkAsync("GET", $"logged-models/{id}/artifacts/directories");
        Assert.Equal("""[{"path":"sub","is_dir":true}]""", root["files"]!.ToJsonString());
        var sub = await server.OkAsync("GET", $"logged-models/{id}/artifacts/directories", Fields("""{"artifact_directory_path":"sub"}"""));
        Assert.Equal("sub/w.txt", (string?)sub["files"]![0]!["path"]);
        Assert.Equal("weights", await server.Http.GetStringAsync($"ajax-api/2.0/mlflow/logged-models/{id}/artifacts/files?artifact_file_path=sub/w.txt"));
        foreach (var path in (string[])["", "..%2f..%2fx", "%2e%2e/x", "/etc/passwd"])
            Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.GetAsync($"ajax-api/2.0/mlflow/logged-models/{id}/artifacts/files?artifact_file_path={path}")).StatusCode);
    }

    [SkippableFact]
    public async Task Register_Twice_IsNotedInATag()
    {
        await using var server = await StartAsync();
        var id = await CreateAsync(server, "a");
        await server.OkAsync("POST", "registered-models/create", Fields("""{"name":"café"}"""));
        foreach (var _ in (int[])[1, 2])
            await server.OkAsync("POST", "model-versions/create", new JsonObject { ["name"] = "café", ["source"] = $"models:/{id}", ["model_id"] = id });
        var tag = (await server.OkAsync("GET", $"logged-models/{id}"))["model"]!["info"]!["tags"]![0]!;
        Assert.Equal("""[{"name": "caf\u00e9", "version": 1}, {"name": "caf\u00e9", "version": 2}]""", (string?)tag["value"]);
    }

    private static async Task<string> CreateAsync(TestServer server, string name, string fields = "{}")
    {
        var all = Fields(fields);
        all["experiment_id"] = "0";
        all["name"] = name;
        all["model_type"] = "cnn";
        return (string)(await server.OkAsync("POST", "logged-models", all))["model"]!["info"]!["model_id"]!;
    }

    // a: 0.9 on train and 0.6 on test; b: 0.85 on test; c: nothing measured.
    private static async Task ThreeAsync(TestServer server)
    {
        var run = await CreateRunAsync(server);
        var a = await CreateAsync(server, "a", """{"params":[{"key":"depth","value":"18"}],"tags":[{"key":"site","value":"north"}]}""");
        var b = await CreateAsync(server, "b", """{"params":[{"key":"depth","value":"50"}]}""");
        await CreateAsync(server, "c");
        foreach (var (model, data, value, step) in ((string, string, double, int)[])[(a, "train", 0.9, 0), (a, "test", 0.6, 1), (b, "test", 0.85, 0)])
        {
            await server.OkAsync("POST", "runs/log-metric", new JsonObject
            {
                ["run_id"] = run,
                ["key"] = "auc",
                ["value"] = value,
                ["timestamp"] = 1_700_000_000_000,
                ["step"] = step,
                ["model_id"] = model,
                ["dataset_name"] = data,
                ["dataset_digest"] = "d",
            });
        }
    }

    private static async Task<string?> SearchAsync(TestServer server, JsonObject fields, bool sorted = false)
    {
        fields["experiment_ids"] = new JsonArray("0");
        var names = (await server.OkAsync("POST", "logged-models/search", fields))["models"]?.AsArray().Select(model => (string?)model!["info"]!["name"]).ToList();
        if (sorted)
            names?.Sort(StringComparer.Ordinal);
        return names is null ? null : string.Join(',', names);
    }
}

public sealed class LoggedModelEndpointsSqliteTests : LoggedModelEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class LoggedModelEndpointsPostgresTests(PostgresServer postgres) : LoggedModelEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
