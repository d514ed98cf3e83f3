using System.Text;

namespace MedScan.Tracking.Tests.Mlflow.Conformance;

public abstract partial class MlflowClientConformance
{
    [SkippableFact]
    public async Task Model_CreatedChangedRenamedDeleted_IsAsTheLastCallLeftIt()
    {
        string name = Unique("model"), newName = Unique("renamed");

        var created = await Client.Models.CreateAsync(name, "desc", new Dictionary<string, string> { ["t"] = "1" });
        Assert.Equal((name, "desc", "1"), (created.Name, created.Description, created.Tags["t"]));
        Assert.NotNull(created.CreationTime);
        await RefusedAsync("RESOURCE_ALREADY_EXISTS", 400, () => Client.Models.CreateAsync(name));

        Assert.Equal("desc2", (await Client.Models.UpdateAsync(name, "desc2")).Description);
        await Client.Models.SetTagAsync(name, "z", "9");
        await Client.Models.DeleteTagAsync(name, "t");
        Assert.Equal(newName, (await Client.Models.RenameAsync(name, newName)).Name);

        var read = await Client.Models.GetAsync(newName);
        Assert.Equal(("desc2", created.CreationTime), (read.Description, read.CreationTime));
        Assert.Equal(new Dictionary<string, string> { ["z"] = "9" }, read.Tags);
        Assert.Empty(read.Aliases);
        Assert.Empty(read.LatestVersions);
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Models.GetAsync(name));

        await Client.Models.DeleteAsync(newName);

        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Models.GetAsync(newName));
    }

    [SkippableFact]
    public async Task Model_Renamed_TakesVersionsTagsAndAliasesAlong()
    {
        var (name, run, source) = await NewModelAsync();
        var newName = Unique("renamed");
        await Client.Models.SetTagAsync(name, "site", "A");
        await Client.ModelVersions.CreateAsync(name, source, run, tags: new Dictionary<string, string> { ["q"] = "1" });
        await Client.Models.SetAliasAsync(name, "champion", 1);

        await Client.Models.RenameAsync(name, newName);

        var model = await Client.Models.GetAsync(newName);
        Assert.Equal(("A", 1), (model.Tags["site"], model.Aliases["champion"]));
        var version = await Client.ModelVersions.GetByAliasAsync(newName, "champion");
        Assert.Equal((newName, 1, "1"), (version.Name, version.Version, version.Tags["q"]));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.ModelVersions.GetAsync(name, 1));
    }

    [SkippableFact]
    public async Task ModelVersions_Created_AreCountedAndNumbersNotReused()
    {
        var (name, run, source) = await NewModelAsync();

        var first = await Client.ModelVersions.CreateAsync(name, source, run, "d", new Dictionary<string, string> { ["a"] = "b" });
        var second = await Client.ModelVersions.CreateAsync(name, source, run);
        await Client.ModelVersions.DeleteAsync(name, 2);
        var third = await Client.ModelVersions.CreateAsync(name, source, run);

        Assert.Equal([1, 2, 3], [first.Version, second.Version, third.Version]);
        Assert.Equal(
            (name, source, run, "d", ModelVersionStatus.Ready, ModelStage.None),
            (first.Name, first.Source, first.RunId, first.Description, first.Status, first.Stage));
        Assert.Equal("b", first.Tags["a"]);
        Assert.Equal([3], (await Client.Models.GetAsync(name)).LatestVersions.Select(version => version.Version));
        Assert.Equal("d2", (await Client.ModelVersions.UpdateAsync(name, 1, "d2")).Description);
        Assert.Equal("d2", (await Client.ModelVersions.GetAsync(name, 1)).Description);
        Assert.Equal(source, await Client.ModelVersions.GetDownloadUriAsync(name, 1));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.ModelVersions.GetAsync(name, 2));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.ModelVersions.CreateAsync(Unique("none"), source, run));
    }

    [SkippableFact]
    public async Task ModelVersion_Files_AreReadThroughTheRegistry()
    {
        var (name, run, source) = await NewModelAsync();
        await Client.Artifacts.UploadTextAsync(run, "model/MLmodel", "flavors: {}");
        await Client.ModelVersions.CreateAsync(name, source, run);

        var root = await Client.Artifacts.OfModelVersionAsync(name, 1);

        Assert.Equal([new ArtifactInfo("MLmodel", false, 11)], await root.ListAsync());
        Assert.Equal("flavors: {}", Encoding.UTF8.GetString(await root.ReadBytesAsync("MLmodel")));
    }

    [SkippableFact]
    public async Task ModelVersion_Tags_AreSetAndTakenAway()
    {
        var (name, run, source) = await NewModelAsync();
        await Client.ModelVersions.CreateAsync(name, source, run);

        await Client.ModelVersions.SetTagAsync(name, 1, "k", "v");
        await Client.ModelVersions.SetTagAsync(name, 1, "k2", "");
        Assert.Equal("v", (await Client.ModelVersions.GetAsync(name, 1)).Tags["k"]);
        await Client.ModelVersions.DeleteTagAsync(name, 1, "k");

        Assert.Equal(new Dictionary<string, string> { ["k2"] = "" }, (await Client.ModelVersions.GetAsync(name, 1)).Tags);
    }

    [SkippableFact]
    public async Task Alias_SetMovedDeleted_PointsWhereItWasSet()
    {
        var (name, run, source) = await NewModelAsync();
        await Client.ModelVersions.CreateAsync(name, source, run);
        await Client.ModelVersions.CreateAsync(name, source, run);

        await Client.Models.SetAliasAsync(name, "champion", 1);
        Assert.Equal(1, (await Client.ModelVersions.GetByAliasAsync(name, "champion")).Version);
        await Client.Models.SetAliasAsync(name, "champion", 2);
        var version = await Client.ModelVersions.GetByAliasAsync(name, "champion");
        Assert.Equal(2, version.Version);
        Assert.Equal(["champion"], version.Aliases);
        Assert.Equal(new Dictionary<string, int> { ["champion"] = 2 }, (await Client.Models.GetAsync(name)).Aliases);

        await Client.Models.DeleteAliasAsync(name, "champion");

        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.ModelVersions.GetByAliasAsync(name, "champion"));
        await Client.Models.SetAliasAsync(name, "challenger", 2);
        await Client.ModelVersions.DeleteAsync(name, 2);
        Assert.Empty((await Client.Models.GetAsync(name)).Aliases);
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Models.SetAliasAsync(name, "latest", 1));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Models.SetAliasAsync(name, "v1", 1));
        await RefusedAsync("RESOURCE_DOES_NOT_EXIST", 404, () => Client.Models.SetAliasAsync(name, "x", 99));
    }

    [SkippableFact]
    public async Task Stages_Transitions_ArchiveTheOnesBefore()
    {
        var (name, run, source) = await NewModelAsync();
        for (var number = 0; number < 3; number++)
            await Client.ModelVersions.CreateAsync(name, source, run);

        Assert.Equal(ModelStage.Production, (await Client.ModelVersions.TransitionStageAsync(name, 1, ModelStage.Production)).Stage);
        Assert.Equal(ModelStage.Staging, (await Client.ModelVersions.TransitionStageAsync(name, 2, "staging")).Stage);
        await Client.ModelVersions.TransitionStageAsync(name, 3, ModelStage.Production, archiveExisting: true);

        var latest = await Client.Models.GetLatestVersionsAsync(name);
        Assert.Equal(
            [(1, ModelStage.Archived), (2, ModelStage.Staging), (3, ModelStage.Production)],
            latest.Select(version => (version.Version, version.Stage)).Order());
        Assert.Equal([3], (await Client.Models.GetLatestVersionsAsync(name, [ModelStage.Production])).Select(version => version.Version));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.ModelVersions.TransitionStageAsync(name, 1, "Bogus"));
    }

    [SkippableFact]
    public async Task ModelSearch_FilterOrderAndPages_FindThem()
    {
        var group = Unique("g");
        for (var number = 0; number < 5; number++)
            await Client.Models.CreateAsync($"{group}-{number}", tags: new Dictionary<string, string> { ["site"] = number < 2 ? "A" : "B" });
        var query = new ModelQuery { Filter = $"name LIKE '{group}-%'", PageSize = 2 };

        var first = await Client.Models.SearchAsync(query);
        var all = await AllAsync(Client.Models.StreamAsync(query));
        var descending = await AllAsync(Client.Models.StreamAsync(query with { OrderBy = ["name DESC"] }));
        var siteA = await Client.Models.SearchAsync(query with { Filter = query.Filter + " AND tags.site = 'A'", PageSize = null });

        Assert.Equal([$"{group}-0", $"{group}-1"], first.Select(model => model.Name));
        Assert.NotNull(first.NextPageToken);
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"{group}-{number}"), all.Select(model => model.Name));
        Assert.Equal(Enumerable.Range(0, 5).Select(number => $"{group}-{4 - number}"), descending.Select(model => model.Name));
        Assert.Equal([$"{group}-0", $"{group}-1"], siteA.Select(model => model.Name));
        await RefusedAsync("INVALID_PARAMETER_VALUE", 400, () => Client.Models.SearchAsync(new() { Filter = "bogus = 'x'" }));
    }

    [SkippableFact]
    public async Task ModelVersionSearch_FiltersAndPages_FindThem()
    {
        var (name, run, source) = await NewModelAsync();
        var otherRun = await NewRunAsync();
        await Client.ModelVersions.CreateAsync(name, source, run, tags: new Dictionary<string, string> { ["q"] = "1" });
        await Client.ModelVersions.CreateAsync(name, $"mlflow-artifacts:/0/{otherRun}/artifacts/model", otherRun);
        await Client.ModelVersions.CreateAsync(name, source, run);

        await FindsAsync($"name = '{name}'", 3, 2, 1);
        await FindsAsync($"run_id = '{run}'", 3, 1);
        await FindsAsync($"run_id IN ('{run}', '{otherRun}') AND name = '{name}'", 3, 2, 1);
        await FindsAsync($"name = '{name}' AND tags.q = '1'", 1);
        await FindsAsync($"source_path = '{source}'", 3, 1);

        async Task FindsAsync(string filter, params int[] expected)
        {
            Assert.Equal(expected, (await Client.ModelVersions.SearchAsync(new() { Filter = filter })).Select(version => version.Version));
            var paged = await AllAsync(Client.ModelVersions.StreamAsync(new() { Filter = filter, PageSize = 1 }));
            Assert.Equal(expected, paged.Select(version => version.Version));
        }
    }

    private async Task<(string Name, string Run, string Source)> NewModelAsync()
    {
        var run = await Client.Runs.CreateAsync("0");
        var name = Unique("model");
        await Client.Models.CreateAsync(name);
        return (name, run.RunId, run.Info.ArtifactUri + "/model");
    }
}
