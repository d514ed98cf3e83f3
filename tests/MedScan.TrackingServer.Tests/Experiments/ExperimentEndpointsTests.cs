using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Experiments;

// Expected values: MLflow's recorded answers, its probed limits, and its own REST tests.
public abstract class ExperimentEndpointsTests : StoreTests
{
    [SkippableTheory]
    [InlineData("""{"name":123}""", "Invalid value 123 for parameter 'name'")]
    [InlineData("""{}""", "Missing value for required parameter 'name'")]
    [InlineData("""{"name":"n","artifact_location":9.0}""", "Invalid value 9.0 for parameter 'artifact_location'")]
    [InlineData("""{"name":"n","tags":"5"}""", "Invalid value \"5\" for parameter 'tags'")]
    [InlineData("""{"name":"n","artifact_location":"s3://b/a#f"}""", "'artifact_location' URL can't include fragments or params.")]
    [InlineData("""{"name":"n","artifact_location":"s3://b/a;p"}""", "'artifact_location' URL can't include fragments or params.")]
    [InlineData("""{"name":"n","artifact_location":"s3://b/a?q=%2e%2e"}""", "Invalid query string")]
    public async Task Create_WrongField_IsRefused(string fields, string messagePart)
    {
        await using var server = await StartAsync();
        await AssertRefusedAsync(server, "experiments/create", Fields(fields), messagePart);
    }

    [SkippableFact]
    public async Task Create_RelativeLocation_BecomesAbsolute()
    {
        await using var server = await StartAsync();
        var id = (string?)(await server.OkAsync("POST", "experiments/create", Fields("""{"name":"e","artifact_location":"my_location"}""")))["experiment_id"];
        var got = await server.OkAsync("GET", "experiments/get", new JsonObject { ["experiment_id"] = id });
        Assert.Equal(Path.GetFullPath("my_location"), (string?)got["experiment"]!["artifact_location"]);
    }

    [SkippableFact]
    public async Task Update_NameOfAnother_IsRefused()
    {
        await using var server = await StartAsync();
        var id = (string?)(await server.OkAsync("POST", "experiments/create", Fields("""{"name":"a"}""")))["experiment_id"];
        await AssertRefusedAsync(server, "experiments/update", new JsonObject { ["experiment_id"] = id, ["new_name"] = "Default" }, "already exists", code: "RESOURCE_ALREADY_EXISTS");
        await server.OkAsync("POST", "experiments/update", new JsonObject { ["experiment_id"] = id, ["new_name"] = "b" });
        Assert.Equal("b", (string?)(await server.OkAsync("GET", "experiments/get", new JsonObject { ["experiment_id"] = id }))["experiment"]!["name"]);
        await server.OkAsync("POST", "experiments/delete", new JsonObject { ["experiment_id"] = id });
        await AssertRefusedAsync(
            server, "experiments/update", new JsonObject { ["experiment_id"] = id, ["new_name"] = "c" }, "Cannot rename a non-active experiment.", code: "INVALID_STATE");
        await AssertRefusedAsync(server, "experiments/create", Fields("""{"name":"b"}"""), "already exists", code: "RESOURCE_ALREADY_EXISTS");
    }

    [SkippableFact]
    public async Task Create_OneNameManyTimesAtOnce_MakesOne()
    {
        await using var server = await StartAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => server.ApiAsync("POST", "experiments/create", Fields("""{"name":"race"}"""))));
        Assert.Single(answers, answer => (int)answer.Status == 200);
        Assert.All(answers.Where(answer => (int)answer.Status != 200), answer => Assert.Equal("RESOURCE_ALREADY_EXISTS", (string?)answer.Body!["error_code"]));
    }

    [SkippableFact]
    public async Task SetTag_LongValue_IsRefusedNotCut()
    {
        await using var server = await StartAsync();
        var tag = new JsonObject { ["experiment_id"] = "0", ["key"] = "k", ["value"] = new string('x', 5000) };
        await server.OkAsync("POST", "experiments/set-experiment-tag", tag);
        tag["value"] = new string('x', 5001);
        await AssertRefusedAsync(server, "experiments/set-experiment-tag", tag, "'value' exceeds the maximum length of 5000 characters");
        tag["key"] = new string('k', 251);
        await AssertRefusedAsync(server, "experiments/set-experiment-tag", tag, "'key' exceeds the maximum length of 250 characters");
        await server.OkAsync("POST", "experiments/delete-experiment-tag", Fields("""{"experiment_id":"0","key":"k"}"""));
        await AssertRefusedAsync(
            server, "experiments/delete-experiment-tag", Fields("""{"experiment_id":"0","key":"k"}"""), "No tag with name: k", 404, "RESOURCE_DOES_NOT_EXIST");
    }

    // MLflow's own REST test of the same calls.
    [SkippableFact]
    public async Task Search_FiltersOrdersAndPages_AreMlflows()
    {
        await using var server = await StartAsync();
        foreach (var fields in (string[])["""{"name":"a","tags":[{"key":"key","value":"value"}]}""", """{"name":"ab","tags":[{"key":"key","value":"vaLue"}]}""", """{"name":"Abc"}"""])
            await server.OkAsync("POST", "experiments/create", Fields(fields));
        Assert.Equal("a", await NamesAsync(server, """{"filter":"attribute.name = 'a'"}"""));
        Assert.Equal("ab a", await NamesAsync(server, """{"filter":"name LIKE 'a%'"}"""));
        Assert.Equal("Abc ab a", await NamesAsync(server, """{"filter":"name ILIKE 'a%'"}"""));
        Assert.Equal("ab", await NamesAsync(server, """{"filter":"tag.key != 'value'"}"""));
        Assert.Equal("ab a", await NamesAsync(server, """{"filter":"tag.key ILIKE '%alu%'"}"""));
        Assert.Equal("ab a Default Abc", await NamesAsync(server, """{"order_by":["name DESC"]}"""));
        Assert.Equal("Default a ab Abc", await NamesAsync(server, """{"order_by":["experiment_id"]}"""));
        Assert.Equal("", await NamesAsync(server, """{"filter":"creation_time > 99999999999999"}"""));
        var page = await server.OkAsync("POST", "experiments/search", Fields("""{"max_results":2,"order_by":["experiment_id"]}"""));
        Assert.Equal("ab Abc", await NamesAsync(server, $$"""{"order_by":["experiment_id"],"page_token":"{{page["next_page_token"]}}"}"""));
        await AssertRefusedAsync(server, "experiments/search", [], "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer");
        await AssertRefusedAsync(server, "experiments/search", Fields("""{"max_results":5,"order_by":["tags.a"]}"""), "Invalid order_by entity: tag");
    }

    private static async Task<string> NamesAsync(TestServer server, string fields)
    {
        var request = Fields(fields);
        request["max_results"] = 100;
        var found = (await server.OkAsync("POST", "experiments/search", request))["experiments"]?.AsArray() ?? [];
        return string.Join(' ', found.Select(experiment => (string?)experiment!["name"]));
    }
}

public sealed class ExperimentEndpointsSqliteTests : ExperimentEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class ExperimentEndpointsPostgresTests(PostgresServer postgres) : ExperimentEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
