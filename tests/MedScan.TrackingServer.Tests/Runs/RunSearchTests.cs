using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Runs;

// Expected values: by hand from the rules of MLflow's search (its recorded answers pin the rest).
public abstract class RunSearchTests : StoreTests
{
    [SkippableFact]
    public async Task Search_Filters_FindWhatMatches()
    {
        await using var server = await StartAsync();
        await SeedAsync(server);
        Assert.Equal("c b", await NamesAsync(server, "metrics.acc > 0.15 and metrics.acc <= 0.3"));
        Assert.Equal("d c a", await NamesAsync(server, "metrics.acc != 0.2")); // NaN is stored as 0
        Assert.Equal("b", await NamesAsync(server, "metrics.`val loss` < 1e-2"));
        Assert.Equal("c b", await NamesAsync(server, "params.opt = 'sgd'"));
        Assert.Equal("a", await NamesAsync(server, "params.opt != 'sgd'"));
        Assert.Equal("c b", await NamesAsync(server, "params.opt LIKE 's_d'"));
        Assert.Equal("", await NamesAsync(server, "params.opt LIKE 'S%'"));
        Assert.Equal("c b", await NamesAsync(server, "params.opt ILIKE 'S%'"));
        Assert.Equal("a", await NamesAsync(server, "params.path LIKE '%[a]*?\\%'"));
        Assert.Equal("", await NamesAsync(server, "params.path LIKE '%A%'"));
        Assert.Equal("b", await NamesAsync(server, "attributes.`Run name` = 'b'"));
        Assert.Equal("d c", await NamesAsync(server, "created >= 3"));
        Assert.Equal("d c b a", await NamesAsync(server, "status = 'RUNNING' and user_id = 'u'"));
        Assert.Equal("", await NamesAsync(server, "end_time < 5"));
        Assert.Equal("c", await NamesAsync(server, "dataset.name = 'mri' and dataset.context = 'train'"));
        Assert.Equal("c", await NamesAsync(server, "dataset.digest IN ('d1', 'd2')"));
        Assert.Equal("", await NamesAsync(server, "dataset.context = 'eval'"));
    }

    [SkippableFact]
    public async Task Search_RunIds_AreFoundOrLeftOut()
    {
        await using var server = await StartAsync();
        var ids = await SeedAsync(server);
        Assert.Equal("b a", await NamesAsync(server, $"run_id IN ('{ids[0]}', '{ids[1]}')"));
        Assert.Equal("d c", await NamesAsync(server, $"attributes.run_id NOT IN ('{ids[0]}', '{ids[1]}')"));
        Assert.Equal("c", await NamesAsync(server, $"run_id = '{ids[2]}'"));
    }

    [SkippableFact]
    public async Task Search_Orders_PutNaNBeforeMissingAndBothLast()
    {
        await using var server = await StartAsync();
        await SeedAsync(server);
        await CreateRunAsync(server, """{"run_name":"e","start_time":9,"user_id":"u"}"""); // has no metric at all
        Assert.Equal("a b c d e", await NamesAsync(server, "", "metrics.acc"));
        Assert.Equal("c b a d e", await NamesAsync(server, "", "metrics.acc DESC"));
        Assert.Equal("c b a d", await NamesAsync(server, "metrics.acc >= 0", "metrics.acc DESC"));
        Assert.Equal("b e d c a", await NamesAsync(server, "", "metrics.`val loss` ASC"));
        Assert.Equal("a c b e d", await NamesAsync(server, "", "params.opt"));
        Assert.Equal("c b a e d", await NamesAsync(server, "", "params.opt DESC"));
        Assert.Equal("a b c d e", await NamesAsync(server, "", "start_time ASC"));
        Assert.Equal("e d c b a", await NamesAsync(server, "", "attributes.run_name DESC"));
        Assert.Equal("e d c b a", await NamesAsync(server, "", "attributes.end_time"));
        await AssertRefusedAsync(server, "runs/search", Fields("""{"experiment_ids":["0"],"order_by":["metrics.a","metrics.a DESC"]}"""), "duplicate fields");
    }

    [SkippableFact]
    public async Task Search_Pages_CoverAllOnce()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 5; i++)
            await CreateRunAsync(server, """{"start_time":1}"""); // equal times: the ids decide
        var ids = new List<string>();
        var request = Fields("""{"experiment_ids":["0"],"max_results":2}""");
        do
        {
            var page = await server.OkAsync("POST", "runs/search", request);
            ids.AddRange(page["runs"]!.AsArray().Select(run => (string)run!["info"]!["run_id"]!));
            request["page_token"] = page["next_page_token"]?.DeepClone();
        }
        while (request["page_token"] is not null);
        Assert.Equal(5, ids.Distinct().Count());
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
    }

    [SkippableFact]
    public async Task Search_Stages_AreKeptApart()
    {
        await using var server = await StartAsync();
        var ids = await SeedAsync(server);
        await server.OkAsync("POST", "runs/delete", new JsonObject { ["run_id"] = ids[3] });
        Assert.Equal("c b a", await NamesAsync(server, ""));
        Assert.Equal("d", await NamesAsync(server, "", view: "DELETED_ONLY"));
        Assert.Equal("d c b a", await NamesAsync(server, "", view: "ALL"));
        Assert.Equal("{}", (await server.OkAsync("POST", "runs/search", Fields("""{"experiment_ids":["77","x"]}"""))).ToJsonString());
        await AssertRefusedAsync(server, "runs/search", Fields("""{"experiment_ids":["0"],"run_view_type":"NONE"}"""), "'run_view_type'");
    }

    [SkippableFact]
    public async Task Search_RandomFilters_AreAnsweredOrRefused()
    {
        string[] pieces =
        [
            "metrics.acc ", "metrics.`val loss` ", "params.opt ", "tags.x ", "status ", "run_name ", "run_id ", "start_time ", "dataset.name ", "dataset.context ",
            "= ", "!= ", "< ", ">= ", "LIKE ", "ILIKE ", "IN ", "NOT IN ", " AND ", " AND ", "1 ", "-2.5e3 ", "1e999 ", "99999999999999999999 ", "'a' ", "'%[*\\' ", "'\0' ",
            "'\ud83d\ude00' ", "('a', 'b') ", "\"q\" ", ";", "(",
        ];
        await using var server = await StartAsync();
        await SeedAsync(server);
        var random = new Random(11);
        var answered = 0;
        for (var i = 0; i < 400; i++)
        {
            string Clause() => pieces[random.Next(10)] + pieces[10 + random.Next(8)] + pieces[20 + random.Next(10)];
            var filter = i % 3 == 0
                ? string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]))
                : string.Join(" AND ", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Clause()));
            var (status, body) = await server.ApiAsync("POST", "runs/search", new JsonObject
            {
                ["experiment_ids"] = new JsonArray("0"),
                ["filter"] = filter,
                ["order_by"] = new JsonArray(pieces[random.Next(10)]),
            });
            Assert.True(status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{filter}: {status} {body}");
            answered += status == HttpStatusCode.OK ? 1 : 0;
        }

        Assert.InRange(answered, 20, 380); // both happened, or the pieces are badly chosen
    }

    private static async Task<IReadOnlyList<string>> SeedAsync(TestServer server)
    {
        var ids = new List<string>();
        string[] batches =
        [
            """ "metrics":[{"key":"acc","value":0.1,"timestamp":1}],"params":[{"key":"opt","value":"adam"},{"key":"path","value":"xx[a]*?\\bb"}] """,
            """ "metrics":[{"key":"acc","value":0.2,"timestamp":1},{"key":"val loss","value":0.001,"timestamp":1}],"params":[{"key":"opt","value":"sgd"},{"key":"path","value":"xa"}] """,
            """ "metrics":[{"key":"acc","value":0.3,"timestamp":1}],"params":[{"key":"opt","value":"sgd"}] """,
            """ "metrics":[{"key":"acc","value":"NaN","timestamp":1}] """,
        ];
        for (var i = 0; i < batches.Length; i++)
        {
            ids.Add(await CreateRunAsync(server, $$"""{"run_name":"{{(char)('a' + i)}}","start_time":{{i + 1}},"user_id":"u"}"""));
            await server.OkAsync("POST", "runs/log-batch", Fields($$"""{"run_id":"{{ids[i]}}",{{batches[i]}}}"""));
        }

        await server.OkAsync("POST", "runs/log-inputs", Fields(
            $$"""{"run_id":"{{ids[2]}}","datasets":[{"dataset":{"name":"mri","digest":"d1","source_type":"local","source":"s"},"tags":[{"key":"mlflow.data.context","value":"train"}]}]}"""));
        return ids;
    }

    private static async Task<string> NamesAsync(TestServer server, string filter, string? order = null, string view = "ACTIVE_ONLY")
    {
        var request = new JsonObject { ["experiment_ids"] = new JsonArray("0"), ["filter"] = filter, ["run_view_type"] = view };
        if (order is not null)
            request["order_by"] = new JsonArray(order);
        var runs = (await server.OkAsync("POST", "runs/search", request))["runs"]?.AsArray() ?? [];
        return string.Join(' ', runs.Select(run => (string?)run!["info"]!["run_name"]));
    }
}

public sealed class RunSearchSqliteTests : RunSearchTests
{
    private protected override Task<TestServer> StartAsync() => TestServer.StartAsync();
}

[Collection(nameof(PostgresServer))]
public sealed class RunSearchPostgresTests(PostgresServer postgres) : RunSearchTests
{
    private protected override async Task<TestServer> StartAsync()
    {
        var store = await postgres.CreateDatabaseAsync();
        return await TestServer.StartAsync(options => options with { BackendStore = store });
    }
}
