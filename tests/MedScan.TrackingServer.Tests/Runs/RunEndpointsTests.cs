using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Runs;

// Expected values: MLflow's recorded answers, its probed limits, and its own REST tests.
public abstract class RunEndpointsTests : StoreTests
{
    [SkippableFact]
    public async Task Create_Nothing_MakesANameAndStartsAtZero()
    {
        await using var server = await StartAsync();
        var run = (await server.OkAsync("POST", "runs/create", []))["run"]!;
        var info = run["info"]!;
        Assert.Matches("^[a-z]+-[a-z]+-[0-9]+$", (string?)info["run_name"]);
        Assert.Equal((string?)info["run_name"], (string?)Value(run, "tags", "mlflow.runName"));
        Assert.Equal((0, "", "RUNNING", "0"), ((long)info["start_time"]!, (string?)info["user_id"], (string?)info["status"], (string?)info["experiment_id"]));
        Assert.Null(info["end_time"]);
        Assert.Equal($"mlflow-artifacts:/0/{info["run_id"]}/artifacts", (string?)info["artifact_uri"]);
    }

    [SkippableFact]
    public async Task Create_NameInTheTag_IsTheName()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server, """{"tags":[{"key":"mlflow.runName","value":"a"}]}""");
        Assert.Equal("a", (string?)(await GetRunAsync(server, run))["info"]!["run_name"]);
        await AssertRefusedAsync(
            server, "runs/create", Fields("""{"run_name":"b","tags":[{"key":"mlflow.runName","value":"a"}]}"""), "with different values (run_name='b', mlflow.runName='a')");
    }

    [SkippableFact]
    public async Task Update_StatusNameAndEnd_AreKeptOneByOne()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await server.OkAsync("POST", "runs/update", new JsonObject { ["run_id"] = run, ["status"] = "FINISHED", ["end_time"] = "17" });
        await server.OkAsync("POST", "runs/update", new JsonObject { ["run_uuid"] = run, ["run_name"] = "new" });
        var got = await GetRunAsync(server, run);
        Assert.Equal(("FINISHED", 17, "new"), ((string?)got["info"]!["status"], (long)got["info"]!["end_time"]!, (string?)got["info"]!["run_name"]));
        Assert.Equal("new", (string?)Value(got, "tags", "mlflow.runName"));
        await server.OkAsync("POST", "runs/set-tag", new JsonObject { ["run_id"] = run, ["key"] = "mlflow.runName", ["value"] = "newer" });
        Assert.Equal("newer", (string?)(await GetRunAsync(server, run))["info"]!["run_name"]);
        await server.OkAsync("POST", "runs/update", new JsonObject { ["run_id"] = run, ["status"] = 4 });
        Assert.Equal("FAILED", (string?)(await GetRunAsync(server, run))["info"]!["status"]);
        await AssertRefusedAsync(server, "runs/update", new JsonObject { ["run_id"] = run, ["status"] = "DONE" }, "'status'");
    }

    [SkippableFact]
    public async Task Delete_Run_MayBeReadAndRestoredButNotWritten()
    {
        await using var server = await StartAsync();
        var run = new JsonObject { ["run_id"] = await CreateRunAsync(server), ["key"] = "a", ["value"] = "1" };
        await server.OkAsync("POST", "runs/delete", run);
        await server.OkAsync("POST", "runs/delete", run);
        foreach (var operation in (string[])["set-tag", "log-parameter", "delete-tag", "log-batch", "log-inputs", "update"])
            await AssertRefusedAsync(server, "runs/" + operation, run, "must be in the 'active' state. Current state is deleted.");
        Assert.Equal("deleted", (string?)(await GetRunAsync(server, (string)run["run_id"]!))["info"]!["lifecycle_stage"]);
        await server.OkAsync("POST", "runs/restore", run);
        await server.OkAsync("POST", "runs/restore", run);
        await server.OkAsync("POST", "runs/set-tag", run);
    }

    [SkippableFact]
    public async Task Get_NoSuchRun_IsNotFound()
    {
        await using var server = await StartAsync();
        foreach (var operation in (string[])["delete", "restore", "set-tag", "log-batch", "update"])
        {
            await AssertRefusedAsync(
                server, "runs/" + operation, Fields("""{"run_id":"zzz","key":"a"}"""), "Run with id=zzz not found", 404, "RESOURCE_DOES_NOT_EXIST");
        }
    }

    [SkippableFact]
    public async Task LogParameter_LongValue_IsCutAndMayBeRepeatedButNotChanged()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        var fields = new JsonObject { ["run_id"] = run, ["key"] = "p", ["value"] = new string('x', 5999) + "\U0001F600yz" };
        await server.OkAsync("POST", "runs/log-parameter", fields);
        await server.OkAsync("POST", "runs/log-parameter", fields);
        Assert.Equal(new string('x', 5999) + "\U0001F600", (string?)Value(await GetRunAsync(server, run), "params", "p"));
        fields["value"] = "it's";
        await AssertRefusedAsync(server, "runs/log-parameter", fields, "Changing param values is not allowed. Param with key='p' was already logged");
        await AssertRefusedAsync(server, "runs/log-parameter", new JsonObject { ["run_id"] = run, ["key"] = "p", ["value"] = 5 }, "Invalid value 5 for parameter 'value' supplied");
    }

    [SkippableFact]
    public async Task SetTag_LongValue_IsCutAndMayBeChanged()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await server.OkAsync("POST", "runs/set-tag", new JsonObject { ["run_id"] = run, ["key"] = "t", ["value"] = new string('x', 9000) });
        Assert.Equal(8000, ((string?)Value(await GetRunAsync(server, run), "tags", "t"))!.Length);
        await server.OkAsync("POST", "runs/set-tag", new JsonObject { ["run_id"] = run, ["key"] = "t", ["value"] = "" });
        Assert.Equal("", (string?)Value(await GetRunAsync(server, run), "tags", "t"));
        await server.OkAsync("POST", "runs/delete-tag", new JsonObject { ["run_id"] = run, ["key"] = "t" });
        await AssertRefusedAsync(server, "runs/delete-tag", new JsonObject { ["run_id"] = run, ["key"] = "t" }, "No tag with name: t in run with id", 404, "RESOURCE_DOES_NOT_EXIST");
    }

    [SkippableTheory]
    [InlineData("a/../b", "would resolve to 'b'")]
    [InlineData("//a", "would resolve to '//a'")]
    [InlineData("a b/", "would resolve to 'a b'")]
    [InlineData("..", "would resolve to '..'")]
    [InlineData("a\nb", "Names may only contain alphanumerics")]
    [InlineData("a\0b", "Names may only contain alphanumerics")]
    public async Task SetTag_KeyThatIsNoName_IsRefused(string key, string messagePart)
    {
        await using var server = await StartAsync();
        await AssertRefusedAsync(server, "runs/set-tag", new JsonObject { ["run_id"] = await CreateRunAsync(server), ["key"] = key, ["value"] = "v" }, messagePart);
    }

    [SkippableTheory]
    [InlineData("uni/cöde key-1.2_3")]
    [InlineData("a.b/..c:d")]
    [InlineData("½日")]
    public async Task SetTag_UnusualKey_IsKept(string key)
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await server.OkAsync("POST", "runs/set-tag", new JsonObject { ["run_id"] = run, ["key"] = key, ["value"] = "v" });
        Assert.Equal("v", (string?)Value(await GetRunAsync(server, run), "tags", key));
    }

    [SkippableFact]
    public async Task Delete_Experiment_TakesItsRunsAlongAndBringsThemBack()
    {
        await using var server = await StartAsync();
        var experiment = (string)(await server.OkAsync("POST", "experiments/create", Fields("""{"name":"e"}""")))["experiment_id"]!;
        var fields = new JsonObject { ["experiment_id"] = experiment };
        var run = await CreateRunAsync(server, fields.ToJsonString());
        await server.OkAsync("POST", "experiments/delete", fields);
        Assert.Equal("deleted", (string?)(await GetRunAsync(server, run))["info"]!["lifecycle_stage"]);
        await AssertRefusedAsync(server, "runs/create", fields, $"The experiment {experiment} must be in the 'active' state. Current state is deleted.");
        await AssertStatusAsync(server, HttpStatusCode.NotFound, "experiments/delete", fields);
        await server.OkAsync("POST", "experiments/restore", fields);
        Assert.Equal("active", (string?)(await GetRunAsync(server, run))["info"]!["lifecycle_stage"]);
    }
}

public sealed class RunEndpointsSqliteTests : RunEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class RunEndpointsPostgresTests(PostgresServer postgres) : RunEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
