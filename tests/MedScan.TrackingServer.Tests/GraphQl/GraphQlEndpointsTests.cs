using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.GraphQl;

// The answers to MLflow's own queries are compared with the recordings in RecordedTrafficTests; here is what else a query may be.
public sealed class GraphQlEndpointsTests : IAsyncLifetime
{
    private TestServer server = null!;
    private string run = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        run = (string)(await server.OkAsync("POST", "runs/create", new JsonObject { ["run_name"] = "one" }))["run"]!["info"]!["run_id"]!;
        foreach (var step in (int[])[1, 2, 3])
            await server.OkAsync("POST", "runs/log-metric", new JsonObject { ["run_id"] = run, ["key"] = "loss", ["value"] = step / 4.0, ["timestamp"] = 10 + step, ["step"] = step });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task SearchRuns_WithVariables_FindsAndPages()
    {
        const string Query = """
            query SearchRuns($data: MlflowSearchRunsInput!) {
              mlflowSearchRuns(input: $data) { apiError { code } nextPageToken runs { info { runName } experiment { name } modelVersions { name } } }
            }
            """;
        var found = await QueryAsync(Query, """{"data":{"experimentIds":["0"],"filter":"metrics.loss > 0.5","maxResults":"1","orderBy":["metrics.loss DESC"],"runViewType":"ACTIVE_ONLY"}}""");
        Assert.Null(found["errors"]);
        var runs = found["data"]!["mlflowSearchRuns"]!["runs"]!.AsArray();
        Assert.Equal("""{"info":{"runName":"one"},"experiment":{"name":"Default"},"modelVersions":[]}""", Assert.Single(runs)!.ToJsonString());
        Assert.NotEqual("", (string?)found["data"]!["mlflowSearchRuns"]!["nextPageToken"]);
    }

    [Fact]
    public async Task GetMetricHistoryBulkInterval_Steps_AreStrings()
    {
        var found = await QueryAsync(
            "query Q($data: MlflowGetMetricHistoryBulkIntervalInput!) { mlflowGetMetricHistoryBulkInterval(input: $data) { metrics { key value step timestamp runId __typename } } }",
            $$$"""{"data":{"runIds":["{{{run}}}"],"metricKey":"loss","startStep":"2","endStep":3,"maxResults":10}}""");
        Assert.Equal(
            $$"""{"key":"loss","value":0.5,"step":"2","timestamp":"12","runId":"{{run}}","__typename":"MlflowMetricWithRunId"}""",
            found["data"]!["mlflowGetMetricHistoryBulkInterval"]!["metrics"]![0]!.ToJsonString());
        Assert.Equal(2, found["data"]!["mlflowGetMetricHistoryBulkInterval"]!["metrics"]!.AsArray().Count);
    }

    [Fact]
    public async Task Query_FragmentsAliasesLiteralsDirectives_AreUnderstood()
    {
        var found = await QueryAsync($$$"""
            # two operations, of which the second is wanted
            query Other { mlflowGetExperiment(input: {experimentId: "0"}) { experiment { name } } }
            query Wanted($no: Boolean = false, $yes: Boolean!) {
              first: mlflowGetRun(input: {runId: "{{{run}}}"}) { run { ...About info @include(if: $no) { userId } } }
              mlflowGetExperiment(input: {experimentId: "0",}) {
                experiment { ... on MlflowExperiment { name } ... @include(if: $yes) { experimentId } tags @skip(if: $yes) { key } }
              }
            }
            fragment About on MlflowRunExtension { info { runName } info { status } }
            """, """{"yes":true}""", "Wanted");
        Assert.Equal(
            """{"first":{"run":{"info":{"runName":"one","status":"RUNNING"}}},"mlflowGetExperiment":{"experiment":{"name":"Default","experimentId":"0"}}}""",
            found["data"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{ mlflowGetRun(input: {runId: \"x\"}) { run { nothing } } }", "Cannot query field 'nothing' on type 'MlflowRunExtension'.")]
    [InlineData("{ nothing }", "Cannot query field 'nothing' on type 'Query'.")]
    [InlineData("{ mlflowGetRun(input: {runId: \"x\"}) }", "must have a selection of subfields")]
    [InlineData("{ mlflowGetRun(input: {runId: \"x\"}) { run { info { runName { a } } } } }", "must not have a selection")]
    [InlineData("{ mlflowGetRun(id: 1) { run { info { runName } } } }", "Unknown argument 'id'")]
    [InlineData("{ mlflowGetRun(input: {run: \"x\"}) { run { info { runName } } } }", "Field 'run' is not defined")]
    [InlineData("{ mlflowGetRun(input: 5) { run { info { runName } } } }", "expected an object")]
    [InlineData("{ mlflowGetRun(input: $data) { run { info { runName } } } }", "'$data' is not defined")]
    [InlineData("query Q($data: I!) { mlflowGetRun(input: $data) { run { info { runName } } } }", "'$data' of required type was not provided")]
    [InlineData("{ ...Missing }", "Unknown fragment 'Missing'")]
    [InlineData("{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }", "within itself")]
    [InlineData("{ ... on MlflowRun { a } }", "can never be of type 'MlflowRun'")]
    [InlineData("query A { __typename } query B { __typename }", "Must provide operation name")]
    [InlineData("{", "Syntax Error")]
    [InlineData("{ a(", "Syntax Error")]
    [InlineData("{ a(b: \"x) }", "Syntax Error: Unterminated string.")]
    [InlineData("{ a ^ b }", "Syntax Error: Unexpected character: '^'.")]
    [InlineData("subscription { a }", "Syntax Error: Unexpected 'subscription'.")]
    [InlineData("", "Must provide query string.")]
    public async Task Query_WhatCannotBe_IsAnErrorWithoutData(string query, string expected)
    {
        var answer = await QueryAsync(query);
        Assert.Null(answer["data"]);
        Assert.Contains(expected, (string?)Assert.Single(answer["errors"]!.AsArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Query_RunThatIsNotThere_IsNullWithAnError()
    {
        var answer = await QueryAsync("{ mlflowGetRun(input: {runId: \"zzz\"}) { run { info { runName } } } }");
        Assert.Equal("""{"data":{"mlflowGetRun":null},"errors":["Run with id=zzz not found"]}""", answer.ToJsonString());
    }

    [Fact]
    public async Task Query_TooMuch_IsRefusedBeforeAnythingIsRead()
    {
        static string Run(string inside) => $"mlflowGetRun(input: {{runId: \"x\"}}) {{ {inside} }}";
        var aliases = string.Concat(Enumerable.Range(0, 11).Select(i => $"a{i}: runName "));
        var wide = "{ " + Run("run { info { " + string.Concat(Enumerable.Repeat("runName ", 1001)) + "} }") + " }";
        var bomb = "{ ...F9 } fragment F0 on Query { __typename } " + string.Concat(Enumerable.Range(1, 9).Select(i =>
            $"fragment F{i} on Query {{ {string.Concat(Enumerable.Repeat($"...F{i - 1} ", 10))} }} "));
        foreach (var (query, expected) in ((string, string)[])
        [
            ("{ " + string.Concat(Enumerable.Repeat("__typename ", 11)) + "}", "at most 10 root fields"),
            ("{ " + Run($"run {{ info {{ {aliases} }} }}") + " }", "at most 10 aliases"),
            (wide, "maximum total selections"),
            (bomb, "maximum total selections"),
            (new string('{', 100), "Syntax Error"),
            ("{ a(b: " + new string('[', 10_000), "Syntax Error"),
        ])
        {
            Assert.Contains(expected, (string?)(await QueryAsync(query))["errors"]![0], StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","query":"{ __typename }"}""")]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":5}""")]
    [InlineData("""[1]""")]
    [InlineData("""{""")]
    public async Task Post_BodyOfAnotherShape_IsAnError(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("graphql", content);
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.NotEmpty(JsonNode.Parse(await response.Content.ReadAsStringAsync())!["errors"]!.AsArray());
    }

    [Fact]
    public async Task Get_QueryInTheAddress_IsAnswered() => Assert.Equal(
        """{"data":{"__typename":"Query"},"errors":null}""", await server.Http.GetStringAsync("graphql?query=%7B%20__typename%20%7D"));

    private async Task<JsonNode> QueryAsync(string query, string variables = "{}", string? operation = null)
    {
        using var response = await server.Http.PostAsJsonAsync("graphql", new JsonObject
        {
            ["query"] = query,
            ["variables"] = JsonNode.Parse(variables),
            ["operationName"] = operation,
        });
        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }
}
