using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace MedScan.TrackingServer.Tests.Artifacts;

public sealed class RunArtifactTests : IAsyncLifetime
{
    private TestServer server = null!;
    private string run = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        run = await RunAsync("{}");
        await server.PutAsync($"0/{run}/artifacts/a.txt", "text");
        await server.PutAsync($"0/{run}/artifacts/sub/b.txt", "more");
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("run_id")]
    [InlineData("run_uuid")]
    public async Task List_Run_GivesPathsOfTheRun(string name)
    {
        var root = await server.OkAsync("GET", "artifacts/list", new JsonObject { [name] = run });
        Assert.Equal($"mlflow-artifacts:/0/{run}/artifacts", (string?)root["root_uri"]);
        Assert.Equal(["a.txt", "sub"], root["files"]!.AsArray().Select(file => (string?)file!["path"]));
        var sub = await server.OkAsync("GET", "artifacts/list", new JsonObject { [name] = run, ["path"] = "sub" });
        Assert.Equal("sub/b.txt", (string?)sub["files"]![0]!["path"]);
        Assert.Equal("more", await server.Http.GetStringAsync($"get-artifact?{name}={run}&path=sub/b.txt"));
    }

    [Fact]
    public async Task Get_MissingFileRunOrPath_AsMlflow()
    {
        using var missing = await server.Http.GetAsync($"get-artifact?run_uuid={run}&path=nope.txt");
        Assert.Equal(HttpStatusCode.InternalServerError, missing.StatusCode);
        Assert.Contains("<title>500 Internal Server Error</title>", await missing.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await server.Http.GetAsync("get-artifact?run_uuid=zzz&path=a.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.GetAsync($"get-artifact?run_uuid={run}")).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await server.Http.GetAsync("get-artifact?path=a.txt")).StatusCode);
    }

    [Theory] // mlflow/mlflow issue 7166 and CVE-2022-0736's kin: the path of get-artifact itself
    [InlineData("../../../mlflow.db")]
    [InlineData("%2e%2e/%2e%2e/%2e%2e/mlflow.db")]
    [InlineData("%252e%252e%252f%252e%252e%252fmlflow.db")]
    [InlineData("/etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("..%5c..%5cmlflow.db")]
    [InlineData("a.txt%00.png")]
    public async Task Get_PathAboveTheRun_IsRefused(string path)
    {
        foreach (var request in (string[])[$"/get-artifact?run_uuid={run}&path={path}", $"/api/2.0/mlflow/artifacts/list?run_id={run}&path={path}"])
            Assert.Equal(400, (await server.RawAsync("GET", request)).Status);
    }

    [Theory] // experiments whose artifact_location leads astray; each is refused at once, or serves nothing
    [InlineData("http:///?/../../../../../../../../etc/")] // CVE-2023-6909
    [InlineData("http:///#/../../../../../../../../etc/")] // CVE-2024-1483, CVE-2024-2928, CVE-2024-1594
    [InlineData("http:///;/../../../../../../../../etc/")] // CVE-2024-1593
    [InlineData("http:///#?/../../../../../../../../etc/")] // CVE-2024-3848
    [InlineData("http://example.org/?/..%2f..%2fetc")]
    [InlineData("mlflow-artifacts://host/../../../../../../../../etc")]
    [InlineData("mlflow-artifacts:/%2e%2e/%2e%2e/etc")]
    [InlineData("file:///etc")] // CVE-2023-6977
    [InlineData("file:/etc")]
    [InlineData("/etc")]
    [InlineData("ftp://example.org/etc")]
    [InlineData("http://127.0.0.1:1/secret")] // CVE-2023-6974: the server fetches what an attacker names
    public async Task Experiment_LocationOutsideTheRoot_ServesNothing(string location)
    {
        var (status, created) = await server.ApiAsync("POST", "experiments/create", new JsonObject { ["name"] = "poc", ["artifact_location"] = location });
        if (status == HttpStatusCode.BadRequest)
            return;
        var poc = await RunAsync(new JsonObject { ["experiment_id"] = (string?)created!["experiment_id"] }.ToJsonString());
        foreach (var path in (string[])["passwd", "hostname", "x"])
        {
            foreach (var request in (string[])[$"get-artifact?run_uuid={poc}&path={path}", $"api/2.0/mlflow/artifacts/list?run_id={poc}"])
            {
                using var response = await server.Http.GetAsync(request);
                Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
                Assert.Contains("INVALID_PARAMETER_VALUE", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("file://")]
    [InlineData("")]
    public async Task Run_OfAnotherMlflowWithLocalUri_IsServedInsideTheRootOnly(string scheme)
    {
        var inside = Path.Combine(server.ArtifactRoot, "0", run, "artifacts");
        Point($"{scheme}{inside}");
        Assert.Equal("text", await server.Http.GetStringAsync($"get-artifact?run_uuid={run}&path=a.txt"));
        Assert.Equal(2, (await server.OkAsync("GET", "artifacts/list", new JsonObject { ["run_id"] = run }))["files"]!.AsArray().Count);
        Point($"{scheme}{server.Folder}");
        using var refused = await server.Http.GetAsync($"get-artifact?run_uuid={run}&path=mlflow.db");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("do not lie in the artifact folder of this server", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        void Point(string uri)
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(server.Folder, "mlflow.db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE runs SET artifact_uri = $uri WHERE run_uuid = $run";
            command.Parameters.AddWithValue("$uri", uri);
            command.Parameters.AddWithValue("$run", run);
            command.ExecuteNonQuery();
        }
    }

    private async Task<string> RunAsync(string fields) =>
        (string)(await server.OkAsync("POST", "runs/create", JsonNode.Parse(fields)!.AsObject()))["run"]!["info"]!["run_id"]!;
}
