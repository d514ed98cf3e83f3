namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    // As recorded: history by time, then step, then value; the last point is the greatest by step, then time, then value.
    [SkippableFact]
    public async Task Metric_LoggedOutOfOrder_HasOrderedHistoryAndGreatestAsLast()
    {
        var id = await NewRunAsync();
        Metric[] points = [new("m", 3, 3000, 3), new("m", 1, 1000, 1), new("m", 2, 9000, 2), new("m", 2.5, 9000, 3), new("m", 0.5, 500, -5)];
        foreach (var point in points)
            await Client.Runs.LogMetricAsync(id, point);

        var history = await Client.Runs.GetMetricHistoryAsync(id, "m");

        Assert.Equal([points[4], points[1], points[0], points[2], points[3]], history);
        Assert.Equal(points[3], (await Client.Runs.GetAsync(id)).Metrics["m"]);
        Assert.Empty(await Client.Runs.GetMetricHistoryAsync(id, "unknown"));
    }

    [SkippableFact]
    public async Task Metric_NotFinite_SurvivesTheTrip()
    {
        var id = await NewRunAsync();

        await Client.Runs.LogMetricAsync(id, new("nan", double.NaN, 1, 0));
        await Client.Runs.LogBatchAsync(id, [new("inf", double.PositiveInfinity, 2, 0), new("ninf", double.NegativeInfinity, 3, 0), new("tiny", double.Epsilon, 4, 0)]);

        var metrics = (await Client.Runs.GetAsync(id)).Metrics;
        Assert.Equal([double.NaN, double.MaxValue, double.MinValue, double.Epsilon], new[] { "nan", "inf", "ninf", "tiny" }.Select(key => metrics[key].Value));
        Assert.Equal(double.NaN, Assert.Single(await Client.Runs.GetMetricHistoryAsync(id, "nan")).Value);
        Assert.Equal(double.MaxValue, Assert.Single(await Client.Runs.GetMetricHistoryAsync(id, "inf")).Value);
    }

    [SkippableFact]
    public async Task Metric_SamePointTwice_IsStoredOnce()
    {
        var id = await NewRunAsync();

        for (var repeat = 0; repeat < 3; repeat++)
        {
            await Client.Runs.LogMetricAsync(id, new("m", 1, 5, 1));
            await Client.Runs.LogBatchAsync(id, [new("m", 1, 5, 1), new("m", 2, 6, 2)]);
        }

        Assert.Equal([new("m", 1, 5, 1), new("m", 2, 6, 2)], await Client.Runs.GetMetricHistoryAsync(id, "m"));
    }

    [SkippableFact]
    public async Task Metric_GreatNumbers_AreExact()
    {
        var id = await NewRunAsync();
        var point = new Metric("m", 0.1 + 0.2, 1_795_221_586_110, long.MaxValue);

        await Client.Runs.LogMetricAsync(id, point);

        Assert.Equal(point, (await Client.Runs.GetAsync(id)).Metrics["m"]);
    }

    [SkippableFact]
    public async Task MetricHistory_Pages_GiveEveryPointOnce()
    {
        var id = await NewRunAsync();
        var points = Enumerable.Range(0, 2500).Select(step => new Metric("loss", step / 2.0, 1000 + step, step)).ToList();
        await Client.Runs.LogBatchAsync(id, points);

        var first = await Client.Runs.GetMetricHistoryAsync(id, "loss", pageSize: 1000);
        var second = await Client.Runs.GetMetricHistoryAsync(id, "loss", pageSize: 1000, first.NextPageToken);

        Assert.Equal(points[..1000], first);
        Assert.Equal(points[1000..2000], second);
        Assert.Equal(points, await AllAsync(Client.Runs.StreamMetricHistoryAsync(id, "loss", pageSize: 700)));
        Assert.Equal(points, await Client.Runs.GetMetricHistoryAsync(id, "loss"));
    }

    [SkippableFact]
    public async Task LogBatch_Everything_IsReadBack()
    {
        var id = await NewRunAsync();
        var parameters = Enumerable.Range(0, 250).ToDictionary(number => $"p{number}", number => $"value {number}");
        var tags = Enumerable.Range(0, 130).ToDictionary(number => $"t{number}", number => $"tag {number}");
        var metrics = Enumerable.Range(0, 1500).Select(number => new Metric($"m{number % 30}", number, 1000, number / 30)).ToList();

        await Client.Runs.LogBatchAsync(id, metrics, parameters, tags);

        var run = await Client.Runs.GetAsync(id);
        Assert.Equal(parameters, run.Parameters.ToDictionary());
        Assert.Equal(tags, run.Tags.Where(tag => tag.Key != "mlflow.runName").ToDictionary());
        Assert.Equal(30, run.Metrics.Count);
        Assert.Equal(new Metric("m7", 1477, 1000, 49), run.Metrics["m7"]);
    }

    [SkippableFact]
    public async Task LogBatch_ParameterChanged_StoresNothingOfTheRequest()
    {
        var id = await NewRunAsync();
        await Client.Runs.LogParameterAsync(id, "p", "1");

        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogBatchAsync(
            id, [new("m", 1, 1, 1)], new Dictionary<string, string> { ["p"] = "2" }));

        Assert.Equal("1", (await Client.Runs.GetAsync(id)).Parameters["p"]);
    }
}
