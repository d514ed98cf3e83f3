using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Traces;

// Expected values: MLflow's recorded answers; the two messages are those that its client sent.
public abstract class TraceEndpointsTests : StoreTests
{
    private const string Id = "tr-3bb3b6b12f82d46ca07f97f7f314a5ba";

    private const string Child =
        "CtoBEtcBEtQBChA7s7axL4LUbKB/l/fzFKW6Egi8+OeeWAyr2CIIZiE3IdPApyIqBWNoaWxkOeL3O8OI6OkYQSC0PcOI6OkYSj4KFW1sZmxvdy50cmFjZVJlcXVlc3RJZBIlCiN0ci0zYmIzYjZiMTJmODJkNDZj"
        + "YTA3Zjk3ZjdmMzE0YTViYUocCg9tbGZsb3cuc3BhblR5cGUSCQoHVU5LTk9XTkoXChFtbGZsb3cuc3BhbklucHV0cxICGAFKGAoSbWxmbG93LnNwYW5PdXRwdXRzEgIYAnoCGAE=";

    private const string Root =
        "Cv4BEvsBEvgBChA7s7axL4LUbKB/l/fzFKW6EghmITch08CnIioEcm9vdDkKhlm/iOjpGEH8673FiOjpGEobChNtbGZsb3cuZXhwZXJpbWVudElkEgQKAjIySj4KFW1sZmxvdy50cmFjZVJlcXVlc3RJZBIlCiN0"
        + "ci0zYmIzYjZiMTJmODJkNDZjYTA3Zjk3ZjdmMzE0YTViYUocCg9tbGZsb3cuc3BhblR5cGUSCQoHVU5LTk9XTkogChFtbGZsb3cuc3BhbklucHV0cxILMgkKBwoBcRICGAFKIQoSbWxmbG93LnNwYW5PdXRwdXRz"
        + "EgsyCQoHCgFhEgIYAnoCGAE=";

    [SkippableFact]
    public async Task Spans_InTwoRequests_MakeOneTrace()
    {
        await using var server = await StartAsync();
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(server, Convert.FromBase64String(Child)));
        Assert.Equal(HttpStatusCode.OK, await ExportAsync(server, Convert.FromBase64String(Root)));
        var trace = (await server.OkAsync("GET", $"3.0/mlflow/traces/{Id}"))["trace"]!["trace_info"]!;
        // The root began at 507 and ended at 614 milliseconds.
        Assert.Equal(("2026-11-21T00:40:00.507Z", "0.107s", "OK"), ((string?)trace["request_time"], (string?)trace["execution_duration"], (string?)trace["state"]));
        Assert.Equal("TRACKING_STORE", (string?)trace["tags"]!["mlflow.trace.spansLocation"]);
        var spans = (await server.OkAsync("GET", "3.0/mlflow/traces/batchGet", Fields($$"""{"trace_ids":["{{Id}}","tr-none"]}""")))["traces"]![0]!["spans"]!.AsArray();
        Assert.Equal(["root", "child"], spans.Select(span => (string?)span!["name"]));
        Assert.Equal((string?)spans[0]!["span_id"], (string?)spans[1]!["parent_span_id"]);
        var data = JsonNode.Parse(await server.Http.GetStringAsync($"ajax-api/2.0/mlflow/get-trace-artifact?request_id={Id}"))!;
        Assert.Equal("{\"q\":1}", (string?)data["spans"]![0]!["attributes"]!["mlflow.spanInputs"]); // MLflow reads each value as JSON
    }

    [SkippableTheory]
    [InlineData("application/json", "{}", 400)]
    [InlineData("application/x-protobuf", "", 400)]
    [InlineData("application/x-protobuf", "/////w==", 400)]
    [InlineData("application/x-protobuf", "CgYSBBICCAE=", 400)]
    public async Task Spans_NoSuchMessage_IsRefused(string type, string body, int expected)
    {
        await using var server = await StartAsync();
        Assert.Equal(expected, (int)await ExportAsync(server, type == "application/json" ? "{}"u8.ToArray() : Convert.FromBase64String(body), type));
    }

    [SkippableFact]
    public async Task Spans_CutAndChangedAtRandom_NeverFailTheServer()
    {
        await using var server = await StartAsync();
        var random = new Random(7);
        var whole = Convert.FromBase64String(Root);
        for (var i = 0; i < 300; i++)
        {
            var bytes = whole[..random.Next(1, whole.Length + 1)];
            for (var change = random.Next(4); change > 0; change--)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            Assert.InRange((int)await ExportAsync(server, bytes), 200, 499);
        }
    }

    [SkippableFact]
    public async Task Start_ThenSearch_FindsByWhatIsKnown()
    {
        await using var server = await StartAsync();
        await StartTraceAsync(server, "tr-1", "OK", "0.5s", "north", 1);
        await StartTraceAsync(server, "tr-2", "ERROR", "2s", "south", 2);
        await StartTraceAsync(server, "tr-3", "OK", "1.250s", "north", 3);
        foreach (var (filter, expected) in ((string, string?)[])
        [
            ("", "tr-3,tr-2,tr-1"),
            ("attributes.status = 'ERROR'", "tr-2"),
            ("trace.status != 'ERROR'", "tr-3,tr-1"),
            ("execution_time_ms > 500", "tr-3,tr-2"),
            ("tags.site = 'north' AND execution_time > 1000", "tr-3"),
            ("metadata.`mlflow.user` LIKE 'u%' AND trace.name = 'scan-2'", "tr-2"),
            ("run_id = 'none'", null),
        ])
        {
            var fields = Fields("""{"locations":[{"type":"MLFLOW_EXPERIMENT","mlflow_experiment":{"experiment_id":"0"}}]}""");
            fields["filter"] = filter;
            var found = (await server.OkAsync("POST", "3.0/mlflow/traces/search", fields))["traces"]?.AsArray().Select(trace => (string?)trace!["trace_id"]);
            Assert.Equal(expected, found is null ? null : string.Join(',', found));
        }

        var old = await server.OkAsync("GET", "traces", Fields("""{"experiment_ids":["0"],"order_by":["timestamp_ms ASC"],"max_results":2}"""));
        Assert.Equal(["tr-1", "tr-2"], old["traces"]!.AsArray().Select(trace => (string?)trace!["request_id"]));
        Assert.Equal((500, "OK"), ((int)old["traces"]![0]!["execution_time_ms"]!, (string?)old["traces"]![0]!["status"]));
        Assert.NotNull(old["next_page_token"]);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.ApiAsync("GET", "traces", Fields("""{"experiment_ids":["0"],"max_results":501}"""))).Status);
    }

    [SkippableFact]
    public async Task OldClient_StartsAndEnds_TraceHasBoth()
    {
        await using var server = await StartAsync();
        var started = (await server.OkAsync("POST", "traces", Fields(
            """{"experiment_id":"0","timestamp_ms":1000,"request_metadata":[{"key":"a","value":"1"}],"tags":[{"key":"t","value":"2"}]}""")))["trace_info"]!;
        Assert.Equal("IN_PROGRESS", (string?)started["status"]);
        var id = (string)started["request_id"]!;
        await server.OkAsync("PATCH", $"traces/{id}", Fields("""{"timestamp_ms":1500,"status":"OK","request_metadata":[{"key":"b","value":"3"}],"tags":[]}"""));
        var info = (await server.OkAsync("GET", $"traces/{id}/info"))["trace_info"]!;
        Assert.Equal(("OK", 500), ((string?)info["status"], (int)info["execution_time_ms"]!));
        Assert.Equal(["a", "b"], info["request_metadata"]!.AsArray().Select(pair => (string?)pair!["key"]));
        await server.PutAsync($"0/traces/{id}/artifacts/traces.json", """{"spans":[]}""");
        Assert.Equal("""{"spans":[]}""", await server.Http.GetStringAsync($"ajax-api/2.0/mlflow/get-trace-artifact?request_id={id}"));
    }

    [SkippableFact]
    public async Task Delete_ByIdOrTime_CountsAndForgets()
    {
        await using var server = await StartAsync();
        await ExportAsync(server, Convert.FromBase64String(Root));
        for (var i = 1; i <= 4; i++)
            await StartTraceAsync(server, $"tr-{i}", "OK", "1s", "x", i);
        Assert.Equal(1, await DeleteAsync(server, """{"experiment_id":"0","max_timestamp_millis":3000,"max_traces":1}"""));
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("GET", "3.0/mlflow/traces/tr-1")).Status);
        Assert.Equal(2, await DeleteAsync(server, """{"experiment_id":"0","max_timestamp_millis":3000}"""));
        Assert.Equal(1, await DeleteAsync(server, $$"""{"experiment_id":"0","request_ids":["{{Id}}","tr-none"]}"""));
        Assert.Equal(0, await DeleteAsync(server, $$"""{"experiment_id":"0","request_ids":["{{Id}}"]}"""));
        foreach (var wrong in (string[])["""{"experiment_id":"0"}""", """{"experiment_id":"0","max_timestamp_millis":1,"request_ids":["a"]}""", """{"experiment_id":"0","max_timestamp_millis":1,"max_traces":0}"""])
            await AssertStatusAsync(server, HttpStatusCode.BadRequest, "traces/delete-traces", Fields(wrong));
        Assert.Equal(HttpStatusCode.NotFound, (await server.ApiAsync("PATCH", $"traces/{Id}/tags", Fields("""{"key":"a","value":"b"}"""))).Status);
    }

    private static async Task<HttpStatusCode> ExportAsync(TestServer server, byte[] body, string type = "application/x-protobuf")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        content.Headers.Add("X-Mlflow-Experiment-Id", "0");
        using var response = await server.Http.PostAsync("v1/traces", content);
        return response.StatusCode;
    }

    private static Task<JsonNode> StartTraceAsync(TestServer server, string id, string state, string duration, string site, int second) =>
        server.OkAsync("POST", "3.0/mlflow/traces", Fields($$$$$"""
            {"trace":{"trace_info":{"trace_id":"{{{{{id}}}}}","trace_location":{"type":"MLFLOW_EXPERIMENT","mlflow_experiment":{"experiment_id":"0"}},
            "request_time":"1970-01-01T00:00:0{{{{{second}}}}}Z","execution_duration":"{{{{{duration}}}}}","state":"{{{{{state}}}}}","trace_metadata":{"mlflow.user":"u"},
            "tags":{"site":"{{{{{site}}}}}","mlflow.traceName":"scan-{{{{{second}}}}}"}}}}
            """));

    private static async Task<int> DeleteAsync(TestServer server, string fields) =>
        (int)(await server.OkAsync("POST", "traces/delete-traces", Fields(fields)))["traces_deleted"]!;
}

public sealed class TraceEndpointsSqliteTests : TraceEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class TraceEndpointsPostgresTests(PostgresServer postgres) : TraceEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
