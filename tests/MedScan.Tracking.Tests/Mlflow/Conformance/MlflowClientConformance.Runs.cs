namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    [SkippableFact]
    public async Task Run_CreatedWithEverything_IsReadBack()
    {
        var experiment = await NewExperimentAsync();
        var start = DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_123);
        var tags = new Dictionary<string, string> { ["x"] = "y", ["mlflow.user"] = "alice" };

        var created = await Client.Runs.CreateAsync(experiment, "my run", start, tags);
        var read = await Client.Runs.GetAsync(created.RunId);

        Assert.Matches("^[0-9a-f]{32}$", created.RunId);
        Assert.Equal(created.Info, read.Info);
        Assert.Equal(
            ("my run", experiment, "alice", RunStatus.Running, start, null, LifecycleStage.Active),
            (read.Info.Name, read.Info.ExperimentId, read.Info.UserId, read.Info.Status, read.Info.StartTime, read.Info.EndTime, read.Info.LifecycleStage));
        Assert.Equal($"mlflow-artifacts:/{experiment}/{read.RunId}/artifacts", read.Info.ArtifactUri);
        Assert.Equal(new Dictionary<string, string>(tags) { ["mlflow.runName"] = "my run" }, read.Tags);
        Assert.Empty(read.Metrics);
        Assert.Empty(read.Parameters);
        Assert.Empty(read.Datasets);
    }

    [SkippableFact]
    public async Task Run_CreatedWithNothing_HasANameAndStartsNow()
    {
        var before = DateTimeOffset.UtcNow.AddMilliseconds(-1);

        var run = await Client.Runs.CreateAsync("0");

        Assert.Matches("^[a-z]+-[a-z]+-[0-9]+$", run.Info.Name);
        Assert.Equal(run.Info.Name, run.Tags["mlflow.runName"]);
        Assert.InRange(run.Info.StartTime!.Value, before, DateTimeOffset.UtcNow);
    }

    [SkippableFact]
    public async Task Run_Missing_IsRefused()
    {
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Runs.GetAsync(new string('0', 32)));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Runs.GetAsync("zzz"));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Runs.CreateAsync("987654321"));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Runs.LogBatchAsync(new string('0', 32), [new("m", 1, 1, 1)]));
    }

    [SkippableFact]
    public async Task Run_NameAndNameTagDiffer_IsRefused() => await RefusedAsync(
        "INVALID_PARAMETER_VALUE", 400,
        () => Client.Runs.CreateAsync("0", "a", tags: new Dictionary<string, string> { ["mlflow.runName"] = "b" }));

    [SkippableFact]
    public async Task Run_Updated_ChangesWhatIsGiven()
    {
        var id = await NewRunAsync();
        var end = DateTimeOffset.FromUnixTimeMilliseconds(1_800_000_000_000);

        var renamed = await Client.Runs.UpdateAsync(id, name: "n1");
        var ended = await Client.Runs.UpdateAsync(id, RunStatus.Failed, end);

        Assert.Equal(("n1", RunStatus.Running, null), (renamed.Name, renamed.Status, renamed.EndTime));
        Assert.Equal(("n1", RunStatus.Failed, end), (ended.Name, ended.Status, ended.EndTime));
        Assert.Equal("n1", (await Client.Runs.GetAsync(id)).Tags["mlflow.runName"]);
        foreach (var status in new[] { RunStatus.Killed, RunStatus.Finished, RunStatus.Scheduled, RunStatus.Running })
            Assert.Equal(status, (await Client.Runs.UpdateAsync(id, status)).Status);
        await Client.Runs.SetTagAsync(id, "mlflow.runName", "n2");
        Assert.Equal("n2", (await Client.Runs.GetAsync(id)).Info.Name);
    }

    [SkippableFact]
    public async Task Run_Deleted_RefusesEverythingUntilRestored()
    {
        var id = await NewRunAsync();
        await Client.Runs.DeleteAsync(id);
        await Client.Runs.DeleteAsync(id);

        Assert.Equal(LifecycleStage.Deleted, (await Client.Runs.GetAsync(id)).Info.LifecycleStage);
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogMetricAsync(id, "m", 1));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogParameterAsync(id, "p", "1"));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.SetTagAsync(id, "t", "1"));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.UpdateAsync(id, RunStatus.Finished));

        await Client.Runs.RestoreAsync(id);
        await Client.Runs.RestoreAsync(id);

        await Client.Runs.LogMetricAsync(id, "m", 1);
    }

    [SkippableFact]
    public async Task Parameter_LoggedTwice_MustBeTheSame()
    {
        var id = await NewRunAsync();
        await Client.Runs.LogParameterAsync(id, "lr", "0.1");
        await Client.Runs.LogParameterAsync(id, "lr", "0.1");

        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogParameterAsync(id, "lr", "0.2"));

        Assert.Equal("0.1", (await Client.Runs.GetAsync(id)).Parameters["lr"]);
    }

    [SkippableFact]
    public async Task ParametersAndTags_LongEmptyAndForeign_AreKeptAsMlflowKeepsThem()
    {
        var id = await NewRunAsync();

        await Client.Runs.LogParameterAsync(id, "long", new string('x', 6500));
        await Client.Runs.LogParameterAsync(id, "empty", "");
        await Client.Runs.LogParameterAsync(id, "a b/c.d-e:f_g", "脳 🧠 \"quoted\" \\ \n\t");
        await Client.Runs.SetTagAsync(id, "long", new string('x', 9000));
        await Client.Runs.SetTagAsync(id, "empty", "");

        var run = await Client.Runs.GetAsync(id);
        Assert.Equal(new string('x', 6000), run.Parameters["long"]);
        Assert.Equal("", run.Parameters["empty"]);
        Assert.Equal("脳 🧠 \"quoted\" \\ \n\t", run.Parameters["a b/c.d-e:f_g"]);
        Assert.Equal(new string('x', 8000), run.Tags["long"]);
        Assert.Equal("", run.Tags["empty"]);
    }

    [SkippableTheory]
    [InlineData("../a")]
    [InlineData("/a")]
    [InlineData("a//b")]
    [InlineData("./a")]
    [InlineData("a$b")]
    public async Task Name_NotAllowed_IsRefused(string name)
    {
        var id = await NewRunAsync();

        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogMetricAsync(id, name, 1));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.LogParameterAsync(id, name, "1"));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.SetTagAsync(id, name, "1"));
    }

    [SkippableFact]
    public async Task Tag_SetOverwrittenDeleted_IsAsTheLastCallLeftIt()
    {
        var id = await NewRunAsync();
        await Client.Runs.SetTagAsync(id, "a", "1");
        await Client.Runs.SetTagAsync(id, "a", "2");
        Assert.Equal("2", (await Client.Runs.GetAsync(id)).Tags["a"]);

        await Client.Runs.DeleteTagAsync(id, "a");

        Assert.DoesNotContain("a", (await Client.Runs.GetAsync(id)).Tags.Keys);
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Runs.DeleteTagAsync(id, "a"));
    }

    [SkippableFact]
    public async Task LogInputs_SameTwice_IsThereOnce()
    {
        var id = await NewRunAsync();
        var dataset = new DatasetInput
        {
            Name = "brain-mri",
            Digest = "d1",
            Source = """{"uri": "data/raw/brain-mri"}""",
            Schema = """{"classes": 4}""",
            Profile = """{"num_rows": 2870}""",
            Tags = new Dictionary<string, string> { [DatasetInput.ContextTag] = "train" },
        };

        await Client.Runs.LogInputsAsync(id, [dataset]);
        await Client.Runs.LogInputsAsync(id, [dataset]);

        var read = Assert.Single((await Client.Runs.GetAsync(id)).Datasets);
        Assert.Equal(dataset.Tags, read.Tags);
        Assert.Equal(dataset, read with { Tags = dataset.Tags });
    }
}
