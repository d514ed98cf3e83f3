using System.Net;
using System.Text.Json.Nodes;

namespace MedScan.TrackingServer.Tests.Models;

/// <summary>MLflow's published holes in the sources of model versions.</summary>
public sealed class ModelSourceAttackTests : IAsyncLifetime
{
    private TestServer server = null!;
    private string run = null!;

    public async Task InitializeAsync()
    {
        server = await TestServer.StartAsync();
        run = (string)(await server.OkAsync("POST", "runs/create", []))["run"]!["info"]!["run_id"]!;
        await server.OkAsync("POST", "registered-models/create", new JsonObject { ["name"] = "poc" });
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory] // CVE-2023-1176 and CVE-2023-1177: any file of the machine
    [InlineData("file:///etc")]
    [InlineData("/etc")]
    [InlineData("//etc")]
    [InlineData("//localhost/etc")]
    [InlineData("file:/etc")]
    [InlineData("./etc")]
    [InlineData("etc")]
    [InlineData("C:/windows")]
    [InlineData("C:\\windows")]
    public Task Cve20231177_LocalSource_IsRefused(string source) => AssertRefusedAsync(source);

    [Theory] // CVE-2023-2356 and CVE-2023-6018: and the same by going up from a place that is allowed
    [InlineData("mlflow-artifacts:/../../../etc")]
    [InlineData("mlflow-artifacts://host:9000/../../../")]
    [InlineData("http://host:9000/api/2.0/mlflow-artifacts/artifacts/../../../")]
    [InlineData("https://host/api/2.0/mlflow-artifacts/artifacts/../../../")]
    [InlineData("s3://bucket/models/../../etc")]
    [InlineData("ftp://host/a/../../b")]
    [InlineData("mlflow-artifacts://host:9000/models/..%2f..%2fartifacts")]
    [InlineData("mlflow-artifacts://host:9000/models/%252e%252e/artifacts")]
    [InlineData("mlflow-artifacts:/models/./artifacts")]
    [InlineData("http://host/models/artifacts%00")]
    public Task Cve20232356_RelativeSource_IsRefused(string source) => AssertRefusedAsync(source);

    [Theory] // CVE-2023-2780: backslashes
    [InlineData("mlflow-artifacts:/models\\..\\..\\etc")]
    [InlineData("file:\\\\\\..\\..\\etc")]
    [InlineData("file://./..\\..\\etc")]
    public Task Cve20232780_Backslashes_AreRefused(string source) => AssertRefusedAsync(source);

    [Theory] // CVE-2024-1558 and CVE-2024-1483: the part after ? or # becomes the path
    [InlineData("mlflow-artifacts:/a?/../../etc")]
    [InlineData("http://host/a#/../../../etc")]
    [InlineData("http:///?/../../../../etc/")]
    [InlineData("http:///#/../../../../etc/")]
    public Task Cve20241558_QueryAndFragment_AreRefused(string source) => AssertRefusedAsync(source);

    [Theory] // CVE-2024-3573: schemes that look like no local file and are read as one
    [InlineData("file://host/etc")]
    [InlineData("FILE:///etc")]
    [InlineData("file:")]
    [InlineData("file:etc/passwd")]
    [InlineData(":/etc")]
    [InlineData("://etc")]
    public Task Cve20243573_OddFileScheme_IsRefused(string source) => AssertRefusedAsync(source);

    [Theory] // what is left is allowed, for others may serve it, and this server reads none of it
    [InlineData("http://host:9000/models/artifacts/")]
    [InlineData("s3://bucket/models/a")]
    [InlineData("ftp://host/models")]
    [InlineData("mlflow-artifacts://host:9000/1/x/artifacts/model")]
    [InlineData("mlflow-artifacts:/1/x/artifacts/a%20b")]
    public async Task Source_Absolute_IsTakenAndOpensNothing(string source)
    {
        var created = await server.OkAsync("POST", "model-versions/create", new JsonObject { ["name"] = "poc", ["source"] = source, ["run_id"] = run });
        using var response = await server.Http.GetAsync($"model-versions/get-artifact?name=poc&version={created["model_version"]!["version"]}&path=passwd");
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError);
    }

    [Theory] // CVE-2025-11201: a model's name became a folder
    [InlineData("../../x")]
    [InlineData("/etc/x")]
    public async Task Cve202511201_NameLikeAPath_TouchesNoFile(string name)
    {
        await server.OkAsync("POST", "registered-models/create", new JsonObject { ["name"] = name });
        await server.OkAsync("POST", "model-versions/create", new JsonObject { ["name"] = name, ["source"] = "mlflow-artifacts:/0/x", ["run_id"] = run });
        Assert.Equal([".upload"], Directory.EnumerateFileSystemEntries(server.ArtifactRoot).Select(Path.GetFileName));
    }

    private async Task AssertRefusedAsync(string source)
    {
        foreach (var owner in (JsonObject[])[new() { ["run_id"] = run }, [], new() { ["run_id"] = run, ["run_link"] = "http://x" }])
        {
            owner["name"] = "poc";
            owner["source"] = source;
            var (status, body) = await server.ApiAsync("POST", "model-versions/create", owner);
            Assert.Equal((HttpStatusCode.BadRequest, "INVALID_PARAMETER_VALUE"), (status, (string?)body!["error_code"]));
        }
    }
}
