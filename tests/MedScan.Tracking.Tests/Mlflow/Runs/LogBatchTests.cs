using System.Text.Json.Nodes;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Runs;

/// <summary>The limits are MLflow's: 1000 metrics, 100 parameters, 100 tags, 1000 in all, 1,000,000 bytes.</summary>
public sealed class LogBatchTests : IDisposable
{
    private readonly FakeServer _server = new(FakeServer.Json("{}"));

    [Theory]
    [InlineData(0, 0, 0, 0)]
    [InlineData(1, 0, 0, 1)]
    [InlineData(1000, 0, 0, 1)]
    [InlineData(1001, 0, 0, 2)]
    [InlineData(2500, 0, 0, 3)]
    [InlineData(800, 100, 100, 1)]
    [InlineData(801, 100, 100, 2)]
    [InlineData(1000, 1, 0, 2)]
    [InlineData(0, 101, 0, 2)]
    [InlineData(0, 250, 250, 3)]
    [InlineData(1600, 200, 200, 2)]
    public async Task LogBatch_AnySize_IsCutToTheLimitsAndNothingIsLost(int metrics, int parameters, int tags, int requests)
    {
        using var client = _server.Client();
        var points = Enumerable.Range(0, metrics).Select(step => new Metric($"m{step % 7}", step / 2.0, 1000 + step, step)).ToList();
        var pairs = Enumerable.Range(0, Math.Max(parameters, tags)).Select(number => KeyValuePair.Create($"k{number}", $"v{number}")).ToList();

        await client.Runs.LogBatchAsync("r", points, new Dictionary<string, string>(pairs.Take(parameters)), new Dictionary<string, string>(pairs.Take(tags)));

        Assert.Equal(requests, _server.Requests.Count);
        var bodies = Bodies();
        Assert.All(bodies, body =>
        {
            Assert.Equal("r", (string?)body["run_id"]);
            Assert.InRange(Count(body, "metrics"), 0, 1000);
            Assert.InRange(Count(body, "params"), 0, 100);
            Assert.InRange(Count(body, "tags"), 0, 100);
            Assert.InRange(Count(body, "metrics") + Count(body, "params") + Count(body, "tags"), 1, 1000);
        });
        Assert.Equal(points, bodies.SelectMany(body => body["metrics"]?.AsArray() ?? []).Select(point => new Metric(
            (string)point!["key"]!, (double)point["value"]!, (long)point["timestamp"]!, (long)point["step"]!)));
        Assert.Equal(pairs.Take(parameters).Select(pair => pair.Value), bodies.SelectMany(body => body["params"]?.AsArray() ?? []).Select(pair => (string)pair!["value"]!));
        Assert.Equal(pairs.Take(tags).Select(pair => pair.Key), bodies.SelectMany(body => body["tags"]?.AsArray() ?? []).Select(pair => (string)pair!["key"]!));
    }

    // 100 parameters of 6000 characters, each three bytes long, would be 1.8 MB in one request.
    [Theory]
    [InlineData('x')]
    [InlineData('"')]
    [InlineData('脳')]
    [InlineData('\u0001')]
    public async Task LogBatch_LongValues_KeepsToTheLimitInBytes(char character)
    {
        using var client = _server.Client();
        var parameters = Enumerable.Range(0, 100).ToDictionary(number => $"p{number}", _ => new string(character, 6000));
        var tags = Enumerable.Range(0, 100).ToDictionary(number => $"t{number}", _ => new string(character, 8000));
        var metrics = Enumerable.Range(0, 1000).Select(step => new Metric(new string('m', 250), double.MinValue, long.MaxValue, long.MinValue)).ToList();

        await client.Runs.LogBatchAsync("r", metrics, parameters, tags);

        Assert.All(_server.Requests, request => Assert.InRange(request.Body.Length, 1, 1_000_000));
        Assert.Equal(100, Bodies().Sum(body => Count(body, "params")));
        Assert.Equal(100, Bodies().Sum(body => Count(body, "tags")));
        Assert.Equal(1000, Bodies().Sum(body => Count(body, "metrics")));
    }

    [Fact]
    public async Task LogBatch_OneValueOverTheLimit_ThrowsBeforeSending()
    {
        using var client = _server.Client();
        var tags = new Dictionary<string, string> { ["t"] = new('x', 1_000_001) };

        await Assert.ThrowsAsync<ArgumentException>(() => client.Runs.LogBatchAsync("r", tags: tags));

        Assert.Empty(_server.Requests);
    }

    public void Dispose() => _server.Dispose();

    private static int Count(JsonObject body, string list) => body[list]?.AsArray().Count ?? 0;

    private List<JsonObject> Bodies() => [.. _server.Requests.Select(request => JsonNode.Parse(request.Text)!.AsObject())];
}
