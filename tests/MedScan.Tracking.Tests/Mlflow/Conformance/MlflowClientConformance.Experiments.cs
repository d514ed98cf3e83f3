namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    [SkippableFact]
    public async Task Experiment_Default_IsThere()
    {
        var experiment = await Client.Experiments.GetAsync("0");

        Assert.Equal(("Default", LifecycleStage.Active), (experiment.Name, experiment.LifecycleStage));
    }

    [SkippableFact]
    public async Task Experiment_Created_IsFoundByIdAndName()
    {
        var name = Unique("Hirn/Größe + 1 & 2");
        var tags = new Dictionary<string, string> { ["a"] = "1", ["ünï"] = "çode" };

        var id = await Client.Experiments.CreateAsync(name, tags: tags);

        var byId = await Client.Experiments.GetAsync(id);
        var byName = await Client.Experiments.GetByNameAsync(name);
        Assert.Equal((id, name, LifecycleStage.Active), (byId.Id, byId.Name, byId.LifecycleStage));
        Assert.Equal($"mlflow-artifacts:/{id}", byId.ArtifactLocation);
        Assert.Equal(tags, byId.Tags);
        Assert.NotNull(byId.CreationTime);
        Assert.Equal(byId.CreationTime, byId.LastUpdateTime);
        Assert.Equal((byId.Id, byId.CreationTime), (byName!.Id, byName.CreationTime));
    }

    [SkippableFact]
    public async Task Experiment_OwnArtifactLocation_IsKept()
    {
        var location = new Uri(_folder["artifacts"]).AbsoluteUri;

        var id = await Client.Experiments.CreateAsync(Unique("located"), location);

        Assert.Equal(location, (await Client.Experiments.GetAsync(id)).ArtifactLocation);
    }

    [SkippableFact]
    public async Task Experiment_Missing_IsNullByNameAndAnErrorById()
    {
        Assert.Null(await Client.Experiments.GetByNameAsync(Unique("none")));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Experiments.GetAsync("987654321"));
    }

    [SkippableFact]
    public async Task Experiment_NameTaken_IsRefused()
    {
        var name = Unique("twice");
        await Client.Experiments.CreateAsync(name);

        await RefusedAsync("RESOURCE_ALREADY_EXISTS", 400, () => Client.Experiments.CreateAsync(name));
    }

    [SkippableFact]
    public async Task GetOrCreate_ManyAtOnce_AllGetTheSame()
    {
        var name = Unique("race");

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Client.Experiments.GetOrCreateAsync(name)));

        Assert.Single(found.Select(experiment => experiment.Id).Distinct());
        Assert.All(found, experiment => Assert.Equal(name, experiment.Name));
    }

    [SkippableFact]
    public async Task GetOrCreate_Deleted_SaysSo()
    {
        var name = Unique("deleted");
        var id = await Client.Experiments.CreateAsync(name);
        await Client.Experiments.DeleteAsync(id);

        var exception = await Assert.ThrowsAsync<MlflowException>(() => Client.Experiments.GetOrCreateAsync(name));

        Assert.Equal(MlflowErrorCode.InvalidState, exception.ErrorCode);
        Assert.Contains(id, exception.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task GetFromEnvironment_NameAndId_AreReadAsMlflowDoes()
    {
        var name = Unique("from-environment");
        Assert.Null(await FromEnvironment());

        var created = await FromEnvironment(("MLFLOW_EXPERIMENT_NAME", name));
        var byId = await FromEnvironment(("MLFLOW_EXPERIMENT_ID", created!.Id));
        var byBoth = await FromEnvironment(("MLFLOW_EXPERIMENT_NAME", name), ("MLFLOW_EXPERIMENT_ID", created.Id));

        Assert.Equal(name, created.Name);
        Assert.Equal([created.Id, created.Id], [byId!.Id, byBoth!.Id]);
        await Assert.ThrowsAsync<TrackingConfigurationException>(
            () => FromEnvironment(("MLFLOW_EXPERIMENT_NAME", name), ("MLFLOW_EXPERIMENT_ID", "0")));
    }

    [SkippableFact]
    public async Task Experiment_RenamedAndTagged_Changes()
    {
        var id = await NewExperimentAsync();
        var name = Unique("renamed");

        await Client.Experiments.RenameAsync(id, name);
        await Client.Experiments.SetTagAsync(id, "k", "v");
        await Client.Experiments.SetTagAsync(id, "k", "v2");
        await Client.Experiments.SetTagAsync(id, "empty", "");
        await Client.Experiments.SetTagAsync(id, "gone", "x");
        await Client.Experiments.DeleteTagAsync(id, "gone");

        var experiment = await Client.Experiments.GetAsync(id);
        Assert.Equal(name, experiment.Name);
        Assert.Equal(new Dictionary<string, string> { ["k"] = "v2", ["empty"] = "" }, experiment.Tags);
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Experiments.SetTagAsync(id, "k", new string('x', 5001)));
    }

    [SkippableFact]
    public async Task Experiment_DeletedAndRestored_TakesItsRunsAlong()
    {
        var id = await NewExperimentAsync();
        var run = await NewRunAsync(id);

        await Client.Experiments.DeleteAsync(id);

        Assert.Equal(LifecycleStage.Deleted, (await Client.Experiments.GetAsync(id)).LifecycleStage);
        Assert.Equal(LifecycleStage.Deleted, (await Client.Runs.GetAsync(run)).Info.LifecycleStage);
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Runs.CreateAsync(id));

        await Client.Experiments.RestoreAsync(id);

        Assert.Equal(LifecycleStage.Active, (await Client.Experiments.GetAsync(id)).LifecycleStage);
        Assert.Equal(LifecycleStage.Active, (await Client.Runs.GetAsync(run)).Info.LifecycleStage);
    }

    [SkippableFact]
    public async Task ExperimentSearch_FilterOrderAndPages_FindThem()
    {
        var group = Unique("g");
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add(await Client.Experiments.CreateAsync(
                $"{group}-{number}", tags: new Dictionary<string, string> { ["grp"] = group, ["n"] = number.ToString(null, null) }));
        }
        await Client.Experiments.DeleteAsync(ids[4]);
        var query = new ExperimentQuery { Filter = $"name LIKE '{group}-%'", OrderBy = ["name ASC"], PageSize = 2 };

        var first = await Client.Experiments.SearchAsync(query);
        var second = await Client.Experiments.SearchAsync(query, first.NextPageToken);

        Assert.Equal(ids[..2], first.Select(experiment => experiment.Id));
        Assert.Equal(ids[2..4], second.Select(experiment => experiment.Id));
        Assert.Null(second.NextPageToken);
        Assert.Equal(ids[..4], (await AllAsync(Client.Experiments.StreamAsync(query))).Select(experiment => experiment.Id));
        Assert.Equal([ids[4]], await Ids(query with { View = ViewType.DeletedOnly }));
        Assert.Equal(ids, await Ids(query with { View = ViewType.All }));
        Assert.Equal([ids[2]], await Ids(new() { Filter = $"tags.grp = '{group}' AND tags.n = '2'" }));
        // Newest first without an order.
        Assert.Equal([ids[3], ids[2], ids[1], ids[0]], await Ids(query with { OrderBy = [] }));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Experiments.SearchAsync(new() { Filter = "bogus = 'x'" }));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Experiments.SearchAsync(new() { PageSize = 50_001 }));

        async Task<IEnumerable<string>> Ids(ExperimentQuery query) =>
            (await AllAsync(Client.Experiments.StreamAsync(query))).Select(experiment => experiment.Id);
    }

    private async Task<MlflowExperiment?> FromEnvironment(params (string Name, string Value)[] variables)
    {
        using var client = new MlflowClient(
            http: null, new() { TrackingUri = Address, Retry = RetryOptions.None },
            new EnvironmentReader(name => variables.FirstOrDefault(variable => variable.Name == name).Value));
        return await client.Experiments.GetFromEnvironmentAsync();
    }
}
