using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Metrics;

// Expected values: MLflow's recorded answers, its probed limits, and its own REST tests.
public abstract class MetricEndpointsTests : StoreTests
{
    [SkippableFact]
    public async Task LogMetric_ManyPoints_LatestIsTheGreatestByStepThenTimeThenValue()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        foreach (var (value, time, step) in ((double, long, long)[])[(1, 1000, 1), (3, 3000, 3), (2, 9000, 2), (2.5, 9000, 3), (9, 1, -5), (2.25, 9000, 3)])
            await LogAsync(server, run, value, time, step);
        var got = await GetRunAsync(server, run);
        Assert.Equal("""[{"key":"m","value":2.5,"timestamp":9000,"step":3}]""", got["data"]!["metrics"]!.ToJsonString());
    }

    [SkippableFact]
    public async Task LogBatch_PointsOfOneKeyMixed_LatestIsTheGreatestToo()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await LogAsync(server, run, 7, 1, 2);
        await server.OkAsync("POST", "runs/log-batch", Fields($$"""
            {"run_id":"{{run}}","metrics":[{"key":"n","value":1,"timestamp":5,"step":9},{"key":"m","value":1,"timestamp":1,"step":1},
            {"key":"m","value":8,"timestamp":1,"step":2},{"key":"n","value":"NaN","timestamp":6,"step":9},{"key":"m","value":8,"timestamp":1,"step":2},
            {"key":"m","value":99,"timestamp":99,"step":1},{"key":"m","value":-8,"timestamp":1,"step":2}]}
            """));
        var got = await GetRunAsync(server, run);
        Assert.Equal((8.0, "NaN"), ((double)Value(got, "metrics", "m")!, (string?)Value(got, "metrics", "n")));
        Assert.Equal(5, (await HistoryAsync(server, run))["metrics"]!.AsArray().Count);
    }

    [SkippableFact]
    public async Task LogMetric_NumbersOfAllKinds_ComeBack()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        foreach (var (key, value) in ((string, string)[])[("nan", "\"NaN\""), ("inf", "\"Infinity\""), ("ninf", "\"-Infinity\""), ("tiny", "5e-324"), ("text", "\"1.5\"")])
            await server.OkAsync("POST", "runs/log-metric", Fields($$"""{"run_id":"{{run}}","key":"{{key}}","value":{{value}},"timestamp":"5","step":"7"}"""));
        var got = await GetRunAsync(server, run);
        Assert.Equal("NaN", (string?)Value(got, "metrics", "nan"));
        Assert.Equal((double.MaxValue, double.MinValue), ((double)Value(got, "metrics", "inf")!, (double)Value(got, "metrics", "ninf")!));
        Assert.Equal((5e-324, 1.5), ((double)Value(got, "metrics", "tiny")!, (double)Value(got, "metrics", "text")!));
    }

    [SkippableTheory]
    [InlineData("""{"key":31,"value":41,"timestamp":59}""", "Invalid value 31 for parameter 'key' supplied")]
    [InlineData("""{"key":"k","value":31,"timestamp":59,"step":"foo"}""", "Invalid value \"foo\" for parameter 'step' supplied")]
    [InlineData("""{"key":"k","value":31,"timestamp":"foo"}""", "Invalid value \"foo\" for parameter 'timestamp' supplied")]
    [InlineData("""{"key":"k","value":true,"timestamp":1}""", "for parameter 'value' supplied")]
    [InlineData("""{"key":null,"value":31,"timestamp":59}""", "Missing value for required parameter 'key'")]
    [InlineData("""{"key":"k","value":31,"timestamp":-1}""", "Timestamp must be a nonnegative long")]
    public async Task LogMetric_WrongField_IsNamed(string fields, string messagePart)
    {
        await using var server = await StartAsync();
        var request = Fields(fields);
        request["run_id"] = await CreateRunAsync(server);
        await AssertRefusedAsync(server, "runs/log-metric", request, messagePart);
    }

    [SkippableTheory]
    [InlineData("""{"metrics":"foo"}""", "Invalid value \"foo\" for parameter 'metrics' supplied")]
    [InlineData("""{"params":"foo"}""", "Invalid value \"foo\" for parameter 'params' supplied")]
    [InlineData("""{"tags":"foo"}""", "Invalid value \"foo\" for parameter 'tags' supplied")]
    [InlineData("""{"metrics":[{"key":"mae","value":2.5}]}""", "Missing value for required parameter 'metrics[0].timestamp'")]
    [InlineData("""{"metrics":[{"key":"a","value":1,"timestamp":1},{"key":"!","value":1,"timestamp":1}]}""", "for parameter 'metrics[1].name' supplied")]
    [InlineData("""{"params":[{"key":"a","value":"1"},{"value":"1"}]}""", "Missing value for required parameter 'params[1].key'")]
    [InlineData("""{"params":[{"key":"z","value":"2"},{"key":"z","value":"2"}]}""", "Duplicate parameter keys have been submitted: ['z']")]
    public async Task LogBatch_WrongField_IsNamedAndNothingIsStored(string fields, string messagePart)
    {
        await using var server = await StartAsync();
        var request = Fields(fields);
        request["run_id"] = await CreateRunAsync(server);
        await AssertRefusedAsync(server, "runs/log-batch", request, messagePart);
        Assert.Null((await GetRunAsync(server, (string)request["run_id"]!))["data"]!["metrics"]);
    }

    [SkippableFact]
    public async Task LogBatch_ChangedParameter_LeavesAllOfTheBatchOut()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await server.OkAsync("POST", "runs/log-batch", Fields($$"""{"run_id":"{{run}}","params":[{"key":"p","value":"1"}]}"""));
        await AssertRefusedAsync(
            server,
            "runs/log-batch",
            Fields($$"""{"run_id":"{{run}}","params":[{"key":"n","value":"new"},{"key":"p","value":"2"}],"tags":[{"key":"t","value":"x"}]}"""),
            "Params were already logged='[{'key': 'p', 'old_value': '1', 'new_value': '2'}]'");
        var got = await GetRunAsync(server, run);
        Assert.Equal(("1", null, null), ((string?)Value(got, "params", "p"), Value(got, "params", "n"), Value(got, "tags", "t")));
    }

    [SkippableFact]
    public async Task LogBatch_ManyAtOnce_KeepsEachPointOnce()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        await Task.WhenAll(Enumerable.Range(0, 24).Select(batch => server.OkAsync("POST", "runs/log-batch", new JsonObject
        {
            ["run_id"] = run,
            ["metrics"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)new JsonObject
            {
                ["key"] = $"m{i % 3}", ["value"] = i, ["timestamp"] = 1, ["step"] = (batch / 2 * 100) + i, // every batch twice
            })]),
        })));
        var steps = new List<long>();
        for (var i = 0; i < 3; i++)
            steps.AddRange((await HistoryAsync(server, run, $"m{i}"))["metrics"]!.AsArray().Select(point => (long)point!["step"]!));
        Assert.Equal(Enumerable.Range(0, 1200).Select(step => (long)step), steps.Order());
        Assert.Equal(99, (double)Value(await GetRunAsync(server, run), "metrics", "m0")!);
    }

    [SkippableFact]
    public async Task GetHistory_Pages_CoverAllInOrderOfTime()
    {
        await using var server = await StartAsync();
        var run = await CreateRunAsync(server);
        foreach (var (value, time, step) in ((double, long, long)[])[(1, 5, 0), (2, 4, 1), (3, 4, 0), (0, 4, 0)])
            await LogAsync(server, run, value, time, step);
        var first = await HistoryAsync(server, run, "m", 3);
        Assert.Equal([0.0, 3, 2], first["metrics"]!.AsArray().Select(point => (double)point!["value"]!));
        var request = new JsonObject { ["run_id"] = run, ["metric_key"] = "m", ["max_results"] = "3", ["page_token"] = (string?)first["next_page_token"] };
        var second = await server.OkAsync("GET", "metrics/get-history", request);
        Assert.Equal("""{"metrics":[{"key":"m","value":1,"timestamp":5,"step":0}]}""", second.ToJsonString());
        Assert.Equal("{}", (await HistoryAsync(server, run, "other")).ToJsonString());
    }

    [SkippableTheory]
    [InlineData("metrics/get-history-bulk?metric_key=k", "GetMetricHistoryBulk request must specify at least one run_id")]
    [InlineData("metrics/get-history-bulk?run_id=1", "GetMetricHistoryBulk request must specify a metric_key")]
    [InlineData("metrics/get-history-bulk-interval?metric_key=k", "Missing value for required parameter 'run_ids'.")]
    [InlineData("metrics/get-history-bulk-interval?run_ids=1&max_results=5", "Missing value for required parameter 'metric_key'")]
    [InlineData("metrics/get-history-bulk-interval?run_ids=1&metric_key=k&max_results=0", "max_results must be between 1 and 2500")]
    [InlineData("metrics/get-history-bulk-interval?run_ids=1&metric_key=k&start_step=1&end_step=0", "end_step must be greater than start_step. ")]
    [InlineData("metrics/get-history-bulk-interval?run_ids=1&metric_key=k&start_step=1", "If either start step or end step are specified, both must be specified.")]
    public async Task GetHistoryBulk_WrongRequest_IsRefused(string request, string messagePart)
    {
        await using var server = await StartAsync();
        var (status, body) = await server.ApiAsync("GET", request);
        Assert.Equal((400, "INVALID_PARAMETER_VALUE"), ((int)status, (string?)body!["error_code"]));
        Assert.Contains(messagePart, (string?)body["message"], StringComparison.Ordinal);
    }

    // MLflow's own test of the same name: ten steps of one run, twenty of another, five samples.
    [SkippableFact]
    public async Task GetHistoryInterval_TwoRuns_SamplesTheirStepsTogether()
    {
        await using var server = await StartAsync();
        string[] runs = [await CreateRunAsync(server), await CreateRunAsync(server)];
        for (var i = 0; i < 10; i++)
            await LogAsync(server, runs[0], 10, 1, i);
        for (var i = 0; i < 20; i++)
            await LogAsync(server, runs[1], 10, 1, i);
        var steps = async (JsonArray ids) => (await server.OkAsync(
            "GET", "metrics/get-history-bulk-interval", new JsonObject { ["run_ids"] = ids, ["metric_key"] = "m", ["max_results"] = "5" }))["metrics"]!
            .AsArray().Select(point => (long)point!["step"]!);
        Assert.Equal([0, 2, 4, 6, 8, 9], await steps([runs[0]]));
        Assert.Equal([0, 4, 8, 9, 0, 4, 8, 9, 12, 16, 19], await steps([runs[0], runs[1]]));
    }

    private static Task<JsonNode> LogAsync(TestServer server, string run, double value, long time, long step) => server.OkAsync(
        "POST", "runs/log-metric", new JsonObject { ["run_id"] = run, ["key"] = "m", ["value"] = value, ["timestamp"] = time, ["step"] = step });

    private static Task<JsonNode> HistoryAsync(TestServer server, string run, string key = "m", int max = 25_000) => server.OkAsync(
        "GET", "metrics/get-history", new JsonObject { ["run_id"] = run, ["metric_key"] = key, ["max_results"] = $"{max}" });
}

public sealed class MetricEndpointsSqliteTests : MetricEndpointsTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class MetricEndpointsPostgresTests(PostgresServer postgres) : MetricEndpointsTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
