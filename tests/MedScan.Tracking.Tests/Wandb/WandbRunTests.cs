using MedScan.Tracking.Spool;
using MedScan.Tracking.Tests.Spool;

namespace MedScan.Tracking.Tests.WandbFace;

public sealed class WandbRunTests : SpoolFixture
{
    [Fact]
    public async Task InitAsync_ProjectConfigGroupAndTags_LandInMlflow()
    {
        await using WandbRun run = await Wandb.InitAsync(
            "brain", "first", config: new { lr = 0.1, model = new { depth = 18 } }, tags: ["baseline", "mri"], group: "g1", jobType: "train",
            notes: "why", tracking: Options);
        await run.FinishAsync();

        FakeRun stored = Server.Single;
        Assert.Equal(("brain", "first"), (stored.Experiment, stored.Name));
        Assert.Equal(new Dictionary<string, string> { ["lr"] = "0.1", ["model.depth"] = "18" }, stored.Parameters);
        Assert.Equal(("baseline,mri", "g1", "train", "why"), (stored.Tags["wandb.tags"], stored.Tags["wandb.group"], stored.Tags["wandb.job_type"], stored.Tags["mlflow.note.content"]));
        Assert.Equal(RunEnd.Finished, stored.Status);
    }

    // Expected steps as W&B documents them for wandb.log: without a step the current one, which then rises; with one, that
    // one becomes current and collects until the next.
    [Fact]
    public async Task Log_WithAndWithoutSteps_CountsAsWandbDoes()
    {
        WandbRun run = await Wandb.InitAsync("p", tracking: Options);
        run.Log(new { a = 0 });
        run.Log(new { a = 1 });
        run.Log(new { a = 5 }, step: 5);
        run.Log(new { b = 5 }, step: 5);
        run.Log(new { c = 5 });
        run.Log(new { a = 6 });
        run.Log(new { a = 3 }, step: 3);
        run.Log(new { d = 7 }, commit: false);
        run.Log(new { e = 7 });
        await run.FinishAsync();

        Assert.Equal(
            [("a", 0L), ("a", 1L), ("a", 5L), ("a", 6L), ("b", 5L), ("c", 5L), ("d", 7L), ("e", 7L)],
            Server.Single.Received.Select(point => (point.Key, point.Step)).Order());
        Assert.Equal(RunWarningKind.Ignored, Assert.Single(Warnings).Kind);
        Assert.Equal(8, run.Step);
    }

    [Fact]
    public async Task Log_NestedTextImageAndTable_LandWhereMlflowShowsThem()
    {
        WandbRun run = await Wandb.InitAsync("p", tracking: Options);
        run.Log(new
        {
            val = new Dictionary<string, object> { ["loss"] = 0.5, ["note"] = "good" },
            worst = new WandbImage(new byte[] { 0x89, 0x50, 0x4e, 0x47 }, "blurred"),
            errors = new WandbTable(["path", "p"], [["a.png", 0.5]]),
            ok = true,
        });
        await run.FinishAsync();

        FakeRun stored = Server.Single;
        Assert.Equal([("ok", 1.0), ("val.loss", 0.5)], stored.Received.Select(point => (point.Key, point.Value)).Order());
        Assert.Equal(("good", "blurred"), (stored.Tags["val.note"], stored.Tags["worst.caption"]));
        Assert.Equal("""{"columns":["path","p"],"data":[["a.png",0.5]]}""", System.Text.Encoding.UTF8.GetString(stored.Artifacts["errors.table.json"]));
        Assert.Contains(stored.Artifacts.Keys, name => name.StartsWith("images/worst%step%0%", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Config_ChangedAfterwards_NewNamesAreParametersAndChangesTags()
    {
        WandbRun run = await Wandb.InitAsync("p", config: new { lr = 0.1 }, tracking: Options);
        run.Config["lr"] = 0.2;
        run.Config.Update(new { batch = 32 });
        await run.FinishAsync();

        Assert.Equal(0.2, run.Config["lr"]);
        Assert.Equal(["batch", "lr"], run.Config.Keys);
        Assert.Equal(("0.1", "32"), (Server.Single.Parameters["lr"], Server.Single.Parameters["batch"]));
        Assert.Equal("0.2", Server.Single.Tags["config.lr"]);
    }

    [Fact]
    public async Task Summary_BestOfACurve_DoesNotBendTheCurve()
    {
        WandbRun run = await Wandb.InitAsync("p", tracking: Options);
        run.Log(new { f1 = 0.5 });
        Assert.Equal(0.5, run.Summary["f1"]);
        run.Summary["f1"] = 0.9;
        run.Summary["best_epoch"] = 7;
        run.Summary["verdict"] = "keep";
        await run.FinishAsync();

        Assert.Equal(
            [("best_epoch", 7.0), ("f1", 0.5), ("summary.f1", 0.9)],
            Server.Single.Received.Select(point => (point.Key, point.Value)).Order());
        Assert.Equal("keep", Server.Single.Tags["verdict"]);
    }

    [Fact]
    public async Task InitAsync_Disabled_NothingHappensAndEverythingWorks()
    {
        WandbRun run = await Wandb.InitAsync("p", config: new { lr = 0.1 }, mode: WandbMode.Disabled, tracking: Options);
        run.Log(new { loss = 1 });
        run.Summary["best"] = 2;
        await run.LogArtifactAsync("no such file");

        Assert.Null(await run.FinishAsync());
        Assert.Equal((0.1, 1, 2), (run.Config["lr"], run.Summary["loss"], run.Summary["best"]));
        Assert.Empty(Server.Requests);
        Assert.Empty(Folders);
    }

    [Fact]
    public async Task InitAsync_Offline_WaitsForASync()
    {
        WandbRun run = await Wandb.InitAsync("p", mode: WandbMode.Offline, tracking: Options);
        run.Log(new { loss = 1 });
        await run.FinishAsync(exitCode: 1);
        Assert.Empty(Server.Requests);

        await SyncAsync();
        Assert.Single(Server.Single.Points);
        Assert.Equal(RunEnd.Failed, Server.Single.Status);
    }

    [Fact]
    public async Task Log_NameThatMlflowRefuses_IsMended()
    {
        WandbRun run = await Wandb.InitAsync("p", tracking: Options);
        run.Log(new Dictionary<string, double> { ["f1@0.5"] = 1 });
        await run.FinishAsync();

        Assert.Equal("f1_0.5", Assert.Single(Server.Single.Points).Key);
    }
}
