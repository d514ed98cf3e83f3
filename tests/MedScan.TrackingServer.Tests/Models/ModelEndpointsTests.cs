using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Models;

// Expected values: MLflow's recorded answers, and what its store does in mlflow/store/model_registry/sqlalchemy_store.py.
public abstract class ModelEndpointsTests : StoreTests
{
    [SkippableFact]
    public async Task Rename_ModelWithVersionsTagsAndAliases_TakesAllAlong()
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "a");
        await VersionAsync(server, "a", """{"tags":[{"key":"vk","value":"v"}]}""");
        await server.OkAsync("POST", "registered-models/set-tag", Fields("""{"name":"a","key":"k","value":"v"}"""));
        await server.OkAsync("POST", "registered-models/alias", Fields("""{"name":"a","alias":"best","version":"1"}"""));
        await server.OkAsync("POST", "registered-models/rename", Fields("""{"name":"a","new_name":"b"}"""));

        var model = (await server.OkAsync("GET", "registered-models/get", Fields("""{"name":"b"}""")))["registered_model"]!;
        Assert.Equal("""[{"key":"k","value":"v"}]""", model["tags"]!.ToJsonString());
        Assert.Equal("""[{"alias":"best","version":"1"}]""", model["aliases"]!.ToJsonString());
        Assert.Equal("b", (string?)model["latest_versions"]![0]!["name"]);
        var version = (await server.OkAsync("GET", "registered-models/alias", Fields("""{"name":"b","alias":"best"}""")))["model_version"]!;
        Assert.Equal("""[{"key":"vk","value":"v"}]""", version["tags"]!.ToJsonString());
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("GET", "registered-models/get", Fields("""{"name":"a"}"""))).Status);

        await ModelAsync(server, "c");
        await AssertRefusedAsync(server, "registered-models/rename", Fields("""{"name":"c","new_name":"b"}"""), "already exists", code: "RESOURCE_ALREADY_EXISTS");
        await server.OkAsync("POST", "registered-models/rename", Fields("""{"name":"b","new_name":"b"}"""));
    }

    [SkippableFact]
    public async Task Delete_Version_NumberIsNotGivenAgainAndNothingIsTold()
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "m");
        await VersionAsync(server, "m", """{"description":"secret"}""");
        await VersionAsync(server, "m");
        await server.OkAsync("POST", "registered-models/alias", Fields("""{"name":"m","alias":"last","version":"2"}"""));
        await server.OkAsync("DELETE", "model-versions/delete", Fields("""{"name":"m","version":"2"}"""));
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("DELETE", "model-versions/delete", Fields("""{"name":"m","version":"2"}"""))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.ApiAsync("GET", "registered-models/alias", Fields("""{"name":"m","alias":"last"}"""))).Status);
        Assert.Equal("3", await VersionAsync(server, "m"));
        await server.OkAsync("DELETE", "model-versions/delete", Fields("""{"name":"m","version":"3"}"""));
        Assert.Equal("4", await VersionAsync(server, "m"));
        var found = (await server.OkAsync("GET", "model-versions/search", Fields("""{"filter":"name='m'"}""")))["model_versions"]!.AsArray();
        Assert.Equal(["4", "1"], found.Select(version => (string?)version!["version"]));
        await server.OkAsync("DELETE", "registered-models/delete", Fields("""{"name":"m"}"""));
        await ModelAsync(server, "m");
        Assert.Equal("1", await VersionAsync(server, "m"));
    }

    [SkippableFact]
    public async Task Create_ManyVersionsAtOnce_EachHasItsNumber()
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "m");
        var numbers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => VersionAsync(server, "m")));
        Assert.Equal(Enumerable.Range(1, 12), numbers.Select(int.Parse).Order());
    }

    [SkippableFact]
    public async Task Transition_ArchiveExisting_OnlyForActiveStages()
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "m");
        await VersionAsync(server, "m");
        await VersionAsync(server, "m");
        await server.OkAsync("POST", "model-versions/transition-stage", Fields("""{"name":"m","version":"1","stage":"production"}"""));
        await server.OkAsync("POST", "model-versions/transition-stage", Fields("""{"name":"m","version":"2","stage":"PRODUCTION","archive_existing_versions":true}"""));
        Assert.Equal("Archived", await StageAsync(server, "1"));
        Assert.Equal("Production", await StageAsync(server, "2"));
        await AssertRefusedAsync(
            server, "model-versions/transition-stage", Fields("""{"name":"m","version":"1","stage":"None","archive_existing_versions":true}"""), "not an Active stage");
        await AssertRefusedAsync(server, "registered-models/get-latest-versions", Fields("""{"name":"m","stages":["Live"]}"""), "Invalid Model Version stage: Live");
    }

    [SkippableFact]
    public async Task Search_Prompts_AreShownOnlyToWhoAsksForThem()
    {
        await using var server = await StartAsync();
        const string Prompt = """[{"key":"mlflow.prompt.is_prompt","value":"true"}]""";
        await ModelAsync(server, "model");
        await VersionAsync(server, "model");
        await server.OkAsync("POST", "registered-models/create", Fields($$"""{"name":"prompt","tags":{{Prompt}}}"""));
        await server.OkAsync("POST", "model-versions/create", Fields($$"""{"name":"prompt","source":"prompt-template","tags":{{Prompt}}}"""));
        foreach (var (filter, expected) in ((string, string)[])
        [
            ("", "model"),
            ("tags.`mlflow.prompt.is_prompt` != 'true'", "model"),
            ("tags.`mlflow.prompt.is_prompt` = 'false'", "model"),
            ("tags.`mlflow.prompt.is_prompt` = 'true'", "prompt"),
        ])
        {
            var models = (await server.OkAsync("GET", "registered-models/search", new JsonObject { ["filter"] = filter }))["registered_models"]!.AsArray();
            Assert.Equal(expected, (string?)Assert.Single(models)!["name"]);
            var versions = (await server.OkAsync("GET", "model-versions/search", new JsonObject { ["filter"] = filter }))["model_versions"]!.AsArray();
            Assert.Equal(expected, (string?)Assert.Single(versions)!["name"]);
        }

        await AssertRefusedAsync(server, "registered-models/create", Fields("""{"name":"prompt"}"""), "prompt", code: "RESOURCE_ALREADY_EXISTS");
    }

    [SkippableTheory]
    [InlineData("name LIKE 'scan-%'", "scan-a,scan-b")]
    [InlineData("name LIKE 'SCAN-%'", null)]
    [InlineData("name ILIKE 'SCAN-%'", "scan-a,scan-b")]
    [InlineData("name != 'scan-a'", "other,scan-b")]
    [InlineData("tags.site = 'north'", "scan-a")]
    [InlineData("tags.site != 'north'", "scan-b")]
    [InlineData("tags.site ILIKE 'N%' AND name = 'scan-a'", "scan-a")]
    [InlineData("tags.`odd key` = 'x'", "other")]
    public async Task Search_Models_FindsWhatFits(string filter, string? expected)
    {
        await using var server = await StartAsync();
        await server.OkAsync("POST", "registered-models/create", Fields("""{"name":"scan-b","tags":[{"key":"site","value":"south"}]}"""));
        await server.OkAsync("POST", "registered-models/create", Fields("""{"name":"scan-a","tags":[{"key":"site","value":"north"}]}"""));
        await server.OkAsync("POST", "registered-models/create", Fields("""{"name":"other","tags":[{"key":"odd key","value":"x"}]}"""));
        var found = (await server.OkAsync("GET", "registered-models/search", new JsonObject { ["filter"] = filter }))["registered_models"]?.AsArray();
        Assert.Equal(expected, found is null ? null : string.Join(',', found.Select(model => (string?)model!["name"])));
    }

    [SkippableTheory]
    [InlineData("version_number >= 2", "3,2")]
    [InlineData("source_path LIKE '%/two'", "2")]
    [InlineData("run_id = 'none'", null)]
    [InlineData("tags.k = 'v' AND version_number < 3", "1")]
    public async Task Search_Versions_FindsWhatFits(string filter, string? expected)
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "m");
        await VersionAsync(server, "m", """{"tags":[{"key":"k","value":"v"}]}""");
        await VersionAsync(server, "m", """{"source":"mlflow-artifacts:/0/two"}""");
        await VersionAsync(server, "m", """{"tags":[{"key":"k","value":"v"}]}""");
        var found = (await server.OkAsync("GET", "model-versions/search", new JsonObject { ["filter"] = filter }))["model_versions"]?.AsArray();
        Assert.Equal(expected, found is null ? null : string.Join(',', found.OrderByDescending(version => (string?)version!["version"], StringComparer.Ordinal).Select(version => (string?)version!["version"])));
    }

    [SkippableFact]
    public async Task Search_PageByPage_MeetsEachOnce()
    {
        await using var server = await StartAsync();
        foreach (var name in (string[])["c", "a", "e", "b", "d"])
            await ModelAsync(server, name);
        var seen = new List<string?>();
        var fields = Fields("""{"max_results":2,"order_by":["name DESC"]}""");
        while (true)
        {
            var page = await server.OkAsync("GET", "registered-models/search", fields);
            seen.AddRange(page["registered_models"]!.AsArray().Select(model => (string?)model!["name"]));
            if (page["next_page_token"] is not { } token)
                break;
            fields["page_token"] = (string?)token;
        }

        Assert.Equal(["e", "d", "c", "b", "a"], seen);
        foreach (var (name, value) in ((string, string)[])[("order_by", "source DESC"), ("order_by", "name SIDEWAYS"), ("page_token", "x"), ("max_results", "0")])
            Assert.Equal(HttpStatusCode.BadRequest, (await server.ApiAsync("GET", "registered-models/search", new JsonObject { [name] = value })).Status);
    }

    [SkippableFact]
    public async Task Create_SourceIsAnotherModel_LeadsToItsFiles()
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "first");
        await VersionAsync(server, "first", """{"source":"mlflow-artifacts:/0/files"}""");
        await server.OkAsync("POST", "registered-models/alias", Fields("""{"name":"first","alias":"best","version":"1"}"""));
        await ModelAsync(server, "copy");
        foreach (var source in (string[])["models:/first/1", "models:/first@best"])
        {
            var version = await VersionAsync(server, "copy", new JsonObject { ["source"] = source }.ToJsonString());
            var place = await server.OkAsync("GET", "model-versions/get-download-uri", new JsonObject { ["name"] = "copy", ["version"] = version });
            Assert.Equal("mlflow-artifacts:/0/files", (string?)place["artifact_uri"]);
        }

        await AssertRefusedAsync(server, "model-versions/create", Fields("""{"name":"copy","source":"models:/first/9"}"""), "Unable to fetch model from model URI");
        await AssertRefusedAsync(server, "model-versions/create", Fields("""{"name":"copy","source":"models:/m-0123"}"""), "Unable to fetch model from model URI");
    }

    [SkippableTheory]
    [InlineData("registered-models/create", """{"name":"n","tags":[{"key":"../x","value":"v"}]}""")]
    [InlineData("registered-models/set-tag", """{"name":"m","key":"a\nb","value":"v"}""")]
    [InlineData("registered-models/alias", """{"name":"m","alias":"a/b","version":"1"}""")]
    [InlineData("registered-models/alias", """{"name":"m","alias":"LATEST","version":"1"}""")]
    [InlineData("registered-models/alias", """{"name":"m","alias":"V12","version":"1"}""")]
    [InlineData("registered-models/alias", """{"name":"m","alias":"x","version":1}""")]
    [InlineData("model-versions/set-tag", """{"name":"m","version":"one","key":"k","value":"v"}""")]
    public async Task Write_BrokenRule_IsRefused(string operation, string fields)
    {
        await using var server = await StartAsync();
        await ModelAsync(server, "m");
        await VersionAsync(server, "m");
        await AssertStatusAsync(server, HttpStatusCode.BadRequest, operation, Fields(fields));
    }

    [SkippableFact]
    public async Task Write_LongerThanTheTables_IsRefusedOrKeptWhole()
    {
        await using var server = await StartAsync();
        await AssertStatusAsync(server, HttpStatusCode.BadRequest, "registered-models/create", new JsonObject { ["name"] = new string('x', 257) });
        await ModelAsync(server, "m");
        var tag = new JsonObject { ["name"] = "m", ["key"] = "k", ["value"] = new string('v', 5001) };
        await AssertStatusAsync(server, HttpStatusCode.BadRequest, "registered-models/set-tag", tag);
        var (status, body) = await server.ApiAsync("PATCH", "registered-models/update", new JsonObject { ["name"] = "m", ["description"] = new string('d', 5001) });
        Assert.True(status is HttpStatusCode.BadRequest or HttpStatusCode.OK, body!.ToJsonString());
    }

    [SkippableFact]
    public async Task GetArtifact_OfAVersion_IsItsFile()
    {
        await using var server = await StartAsync();
        await server.PutAsync("0/run/artifacts/model/MLmodel", "flavors: {}");
        await ModelAsync(server, "m");
        await VersionAsync(server, "m", """{"source":"mlflow-artifacts:/0/run/artifacts/model"}""");
        Assert.Equal("flavors: {}", await server.Http.GetStringAsync("model-versions/get-artifact?name=m&version=1&path=MLmodel"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await server.Http.GetAsync("model-versions/get-artifact?name=m&version=1&path=none")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("model-versions/get-artifact?name=m&version=2&path=MLmodel")).StatusCode);
    }

    private static Task<JsonNode> ModelAsync(TestServer server, string name) => server.OkAsync("POST", "registered-models/create", new JsonObject { ["name"] = name });

    private static async Task<string> VersionAsync(TestServer server, string name, string fields = "{}")
    {
        var all = Fields(fields);
        all["name"] = name;
        all["source"] ??= "mlflow-artifacts:/0/x/artifacts/model";
        return (string)(await server.OkAsync("POST", "model-versions/create", all))["model_version"]!["version"]!;
    }

    private static async Task<string?> StageAsync(TestServer server, string version) =>
        (string?)(await server.OkAsync("GET", "model-versions/get", new JsonObject { ["name"] = "m", ["version"] = version }))["model_version"]!["current_stage"];
}

public sealed class ModelEndpointsSqliteTests : ModelEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class ModelEndpointsPostgresTests(PostgresServer postgres) : ModelEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
