namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    /// <summary>Six runs as in the recordings: acc = 0.0 to 0.4 and NaN, opt adam and sgd in turn, the even ones of team blue.</summary>
    private async Task<(string Experiment, List<string> Runs)> SixRunsAsync()
    {
        var experiment = await NewExperimentAsync();
        var runs = new List<string>();
        for (var number = 0; number < 6; number++)
        {
            var even = number % 2 == 0;
            var run = await Client.Runs.CreateAsync(
                experiment, $"run-{number}", DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_000 + 1000 * number),
                new Dictionary<string, string> { ["team"] = even ? "blue" : "red" });
            await Client.Runs.LogBatchAsync(
                run.RunId, [new("acc", number == 5 ? double.NaN : number / 10.0, 1, 0)],
                new Dictionary<string, string> { ["opt"] = even ? "adam" : "sgd", ["layers"] = number.ToString(null, null) });
            if (number < 2)
                await Client.Runs.UpdateAsync(run.RunId, RunStatus.Finished);
            runs.Add(run.RunId);
        }
        return (experiment, runs);
    }

    [SkippableFact]
    public async Task RunSearch_Filters_FindTheRightRuns()
    {
        var (experiment, runs) = await SixRunsAsync();

        await FindsAsync("", 5, 4, 3, 2, 1, 0); // started last first
        await FindsAsync("metrics.acc > 0.15", 4, 3, 2);
        await FindsAsync("metrics.acc >= 0.1 and metrics.acc < 0.3", 2, 1);
        await FindsAsync("params.opt = 'adam'", 4, 2, 0);
        await FindsAsync("params.opt != 'adam' AND metrics.acc > 0.2", 3);
        await FindsAsync("params.layers ILIKE '4'", 4);
        await FindsAsync("tags.team ILIKE 'BLU%'", 4, 2, 0);
        await FindsAsync("tags.`team` LIKE 'r%'", 5, 3, 1);
        await FindsAsync("attributes.status = 'FINISHED'", 1, 0);
        await FindsAsync("run_name = 'run-3'", 3);
        await FindsAsync($"run_id IN ('{runs[0]}', '{runs[5]}')", 5, 0);
        await FindsAsync($"attributes.run_id NOT IN ('{runs[0]}', '{runs[5]}') AND tags.team = 'red'", 3, 1);
        await FindsAsync("start_time > 1700000003000", 5, 4);
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.SearchAsync(new() { ExperimentIds = [experiment], Filter = "acc ==" }));

        async Task FindsAsync(string filter, params int[] expected) => Assert.Equal(
            expected.Select(number => runs[number]),
            (await Client.Runs.SearchAsync(new() { ExperimentIds = [experiment], Filter = filter })).Select(run => run.RunId));
    }

    [SkippableFact]
    public async Task RunSearch_Orders_PutNanLast()
    {
        var (experiment, runs) = await SixRunsAsync();

        await OrdersAsync("metrics.acc ASC", 0, 1, 2, 3, 4, 5);
        await OrdersAsync("metrics.acc DESC", 4, 3, 2, 1, 0, 5);
        await OrdersAsync("start_time ASC", 0, 1, 2, 3, 4, 5);
        await OrdersAsync("params.layers DESC", 5, 4, 3, 2, 1, 0);

        async Task OrdersAsync(string order, params int[] expected) => Assert.Equal(
            expected.Select(number => runs[number]),
            (await Client.Runs.SearchAsync(new() { ExperimentIds = [experiment], OrderBy = [order] })).Select(run => run.RunId));
    }

    [SkippableFact]
    public async Task RunSearch_PagesAndStream_GiveEveryRunOnceWithItsData()
    {
        var (experiment, runs) = await SixRunsAsync();
        var query = new RunQuery { ExperimentIds = [experiment], OrderBy = ["start_time ASC"], PageSize = 4 };

        var first = await Client.Runs.SearchAsync(query);
        var second = await Client.Runs.SearchAsync(query, first.NextPageToken);

        Assert.Equal(runs[..4], first.Select(run => run.RunId));
        Assert.Equal(runs[4..], second.Select(run => run.RunId));
        Assert.Equal(("run-1", RunStatus.Finished), (first[1].Info.Name, first[1].Info.Status));
        Assert.Equal((0.1, "sgd", "red"), (first[1].Metrics["acc"].Value, first[1].Parameters["opt"], first[1].Tags["team"]));
        Assert.Equal(runs, (await AllAsync(Client.Runs.StreamAsync(query))).Select(run => run.RunId));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.SearchAsync(query, "not base64!!"));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.SearchAsync(query with { PageSize = 50_001 }));
    }

    [SkippableFact]
    public async Task RunSearch_Views_SeparateDeletedRuns()
    {
        var (experiment, runs) = await SixRunsAsync();
        await Client.Runs.DeleteAsync(runs[2]);
        var query = new RunQuery { ExperimentIds = [experiment], OrderBy = ["start_time ASC"] };

        Assert.Equal(5, (await Client.Runs.SearchAsync(query)).Count);
        Assert.Equal([runs[2]], (await Client.Runs.SearchAsync(query with { View = ViewType.DeletedOnly })).Select(run => run.RunId));
        Assert.Equal(6, (await Client.Runs.SearchAsync(query with { View = ViewType.All })).Count);
    }

    [SkippableFact]
    public async Task RunSearch_SeveralExperimentsOrNone_FindsTheirRuns()
    {
        string one = await NewExperimentAsync(), two = await NewExperimentAsync();
        string[] runs = [await NewRunAsync(one), await NewRunAsync(two)];

        Assert.Equal(runs.Order(), (await Client.Runs.SearchAsync(new() { ExperimentIds = [one, two] })).Select(run => run.RunId).Order());
        Assert.Empty(await Client.Runs.SearchAsync(new() { ExperimentIds = [] }));
    }

    [SkippableFact]
    public async Task RunSearch_ByParentAndDataset_FindsThem()
    {
        var experiment = await NewExperimentAsync();
        var parent = await NewRunAsync(experiment);
        var child = await Client.Runs.CreateAsync(experiment, tags: new Dictionary<string, string> { ["mlflow.parentRunId"] = parent });
        await Client.Runs.LogInputsAsync(child.RunId,
        [
            new()
            {
                Name = "chest", Digest = "d7", Source = "{}", Tags = new Dictionary<string, string> { [DatasetInput.ContextTag] = "eval" },
            },
        ]);

        foreach (var filter in new[] { $"tags.mlflow.parentRunId = '{parent}'", "dataset.name = 'chest'", "dataset.digest = 'd7'", "datasets.context = 'eval'" })
        {
            var found = Assert.Single(await Client.Runs.SearchAsync(new() { ExperimentIds = [experiment], Filter = filter }));
            Assert.Equal(child.RunId, found.RunId);
        }
    }
}
