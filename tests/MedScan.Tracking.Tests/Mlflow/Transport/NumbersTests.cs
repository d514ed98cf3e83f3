using System.Globalization;
using MedScan.Tracking.Tests.Fakes;

namespace MedScan.Tracking.Tests.Mlflow.Transport;

public sealed class NumbersTests
{
    // Protocol buffers write 64-bit integers as strings in JSON; MLflow's REST does not, its GraphQL and other servers do.
    [Fact]
    public async Task MetricHistory_IntegersAsStrings_AreRead()
    {
        using var client = new FakeServer(FakeServer.Json(
            """{"metrics": [{"key": "m", "value": "1.5", "timestamp": "9007199254740993", "step": "-3"}]}""")).Client();

        var metric = Assert.Single(await client.Runs.GetMetricHistoryAsync("r", "m"));

        Assert.Equal(new Metric("m", 1.5, 9007199254740993, -3), metric);
    }

    [Theory]
    [InlineData("\"NaN\"", double.NaN)]
    [InlineData("\"Infinity\"", double.PositiveInfinity)]
    [InlineData("\"-Infinity\"", double.NegativeInfinity)]
    [InlineData("1.7976931348623157e+308", double.MaxValue)]
    [InlineData("-1.7976931348623157e+308", double.MinValue)]
    [InlineData("5e-324", double.Epsilon)]
    [InlineData("3", 3.0)]
    public async Task MetricHistory_AnyDouble_IsRead(string json, double expected)
    {
        using var client = new FakeServer(FakeServer.Json($$"""{"metrics": [{"key": "m", "value": {{json}}, "timestamp": 1, "step": 0}]}""")).Client();

        Assert.Equal(expected, Assert.Single(await client.Runs.GetMetricHistoryAsync("r", "m")).Value);
    }

    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public async Task LogMetric_AnyDouble_IsSentAsMlflowSpellsIt(double value, string json)
    {
        var server = new FakeServer(FakeServer.Json("{}"));
        using var client = server.Client();

        await client.Runs.LogMetricAsync("r", new("m", value, 5, 7));
        await client.Runs.LogBatchAsync("r", [new("m", value, 5, 7)]);

        Assert.All(server.Requests, request => Assert.Contains($"\"value\":{json}", request.Text, StringComparison.Ordinal));
    }

    // A time in microseconds, taken for milliseconds, lies beyond the calendar. The run must still be readable.
    [Theory]
    [InlineData(long.MaxValue, "9999-12-31")]
    [InlineData(long.MinValue, "0001-01-01")]
    [InlineData(0, "1970-01-01")]
    public async Task GetRun_TimeBeyondTheCalendar_IsTheCalendarsEnd(long milliseconds, string day)
    {
        using var client = new FakeServer(FakeServer.Json($$"""{"run": {"info": {"start_time": {{milliseconds}}, "run_id": "r"} } }""")).Client();

        var run = await client.Runs.GetAsync("r");

        Assert.Equal(day, run.Info.StartTime!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Null(run.Info.EndTime);
    }

    [Fact]
    public async Task GetRun_WordsOfANewerServer_BecomeUnknown()
    {
        using var client = new FakeServer(FakeServer.Json(
            """{"run": {"info": {"run_id": "r", "status": "PAUSED", "lifecycle_stage": "frozen", "news": [1]}, "more": {}}}""")).Client();

        var run = await client.Runs.GetAsync("r");

        Assert.Equal(RunStatus.Unknown, run.Info.Status);
        Assert.Equal(LifecycleStage.Unknown, run.Info.LifecycleStage);
    }
}
