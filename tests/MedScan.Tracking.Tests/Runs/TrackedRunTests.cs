using System.Text;
using MedScan.Tracking.Spool;
using MedScan.Tracking.Tests.Spool;

namespace MedScan.Tracking.Tests.Runs;

public sealed class TrackedRunTests : SpoolFixture
{
    // The first bytes of any PNG file.
    private static readonly byte[] Png = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    [Fact]
    public async Task FinishAsync_AllSent_ServerHasEverythingAndSpoolIsEmpty()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options with { RunName = "first" });
        run.LogParameters(new { LearningRate = 0.001, Train = new { Epochs = 5, Augment = true } });
        run.LogMetric("loss", 0.5, 1);
        run.LogMetrics(new Dictionary<string, double> { ["loss"] = 0.25, ["f1"] = double.NaN }, 2);
        run.SetTag("site", "A");
        run.LogText("hello", "notes/hello.txt");
        run.LogInput(new DatasetInput { Name = "phantom", Digest = "abc", Source = "/data/phantom" }, "train");

        RunResult result = await run.FinishAsync();

        FakeRun stored = Server.Single;
        Assert.True(result.IsSent);
        Assert.Equal(RunStatus.Finished, result.Status);
        Assert.Equal(stored.Id, result.RunId);
        Assert.Equal("first", stored.Name);
        Assert.Equal(RunEnd.Finished, stored.Status);
        Assert.Equal(new Dictionary<string, string> { ["LearningRate"] = "0.001", ["Train.Epochs"] = "5", ["Train.Augment"] = "true" }, stored.Parameters);
        Assert.Equal([("f1", double.NaN, 2L), ("loss", 0.25, 2L), ("loss", 0.5, 1L)], stored.Received.Select(point => (point.Key, point.Value, point.Step)).OrderBy(point => point.Key).ThenBy(point => point.Value));
        Assert.Equal("A", stored.Tags["site"]);
        Assert.Equal("hello", Encoding.UTF8.GetString(stored.Artifacts["notes/hello.txt"]));
        DatasetInput input = Assert.Single(stored.Inputs);
        Assert.Equal("""{"uri":"/data/phantom"}""", input.Source);
        Assert.Equal("train", input.Tags["mlflow.data.context"]);
        Assert.Empty(Folders);
    }

    [Fact]
    public async Task StartAsync_StandardTags_AreThoseOfMlflowsClient()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options with { RunName = "tagged", Note = "why", SourceName = "train.fsx", SourceType = "NOTEBOOK" });

        Dictionary<string, string> tags = Server.Single.Tags;
        // Names as recorded from MLflow's client ("fluent" in the recordings); the git tags are those of its git context.
        Assert.Equal("tagged", tags["mlflow.runName"]);
        Assert.Equal("why", tags["mlflow.note.content"]);
        Assert.Equal("train.fsx", tags["mlflow.source.name"]);
        Assert.Equal("NOTEBOOK", tags["mlflow.source.type"]);
        Assert.Equal(Environment.UserName, tags["mlflow.user"]);
        Assert.Equal(run.Key, tags["medscan.spool"]);
    }

    [Fact]
    public async Task RunAsync_BodyThrows_RunFailsAndExceptionPasses()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => TrackedRun.RunAsync(Options, _ => throw new InvalidDataException("bad image")));

        Assert.Equal(RunEnd.Failed, Server.Single.Status);
        Assert.Equal("InvalidDataException: bad image", Server.Single.Tags["medscan.error"]);
    }

    [Fact]
    public async Task RunAsync_BodyIsCancelled_RunIsKilled()
    {
        await Assert.ThrowsAsync<TaskCanceledException>(() => TrackedRun.RunAsync(Options, _ => Task.FromCanceled(new CancellationToken(true))));

        Assert.Equal(RunEnd.Killed, Server.Single.Status);
    }

    [Fact]
    public async Task StartNestedAsync_ParentKnown_ChildCarriesItsId()
    {
        await using TrackedRun parent = await TrackedRun.StartAsync(Options with { RunName = "parent" });
        await using TrackedRun child = await parent.StartNestedAsync(new TrackedRunOptions { RunName = "child" });

        FakeRun stored = Server.Runs.Single(run => run.Name == "child");
        Assert.Equal(parent.RunId, stored.Tags["mlflow.parentRunId"]);
        Assert.Equal("tests", stored.Experiment);
    }

    [Fact]
    public async Task LogImage_WithStep_IsNamedAsMlflowsGridExpects()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogImage(Png, "validation/worst", 3);
        await run.FinishAsync();

        // The form that MLflow's UI takes apart: key, "step", number, "timestamp", number, id.
        Assert.Equal("true", Server.Single.Tags["mlflow.loggedImages"]);
        Assert.Equal(2, Server.Single.Artifacts.Count);
        Assert.All(Server.Single.Artifacts.Keys, name => Assert.Matches("^images/validation\\.worst%step%3%timestamp%[0-9]+%g[0-9a-f-]{35}(%compressed)?\\.png$", name));
    }

    [Fact]
    public async Task LogImage_NotAnImage_IsTheCallersMistake()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);

        Assert.Throws<ArgumentException>(() => run.LogImage(new byte[] { 1, 2, 3 }, "a.png"));
    }

    [Fact]
    public async Task LogTable_Twice_RowsAreAppendedAndTagNamesTheFile()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogTable([new { image = "a.png", probability = 0.75 }], "errors.json");
        run.LogTable([new { image = "b.png", note = "blurred" }], "errors.json");
        await run.FinishAsync();

        // pandas' "split" form without an index, which MLflow's log_table writes.
        Assert.Equal(
            """{"columns":["image","probability","note"],"data":[["a.png",0.75,null],["b.png",null,"blurred"]]}""",
            Encoding.UTF8.GetString(Server.Single.Artifacts["errors.json"]));
        Assert.Equal("""[{"path": "errors.json", "type": "table"}]""", Server.Single.Tags["mlflow.loggedArtifacts"]);
    }

    [Theory]
    [InlineData("figure.gif")]
    [InlineData("figure")]
    public async Task LogFigure_OtherExtension_IsTheCallersMistake(string name)
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);

        Assert.Throws<ArgumentException>(() => run.LogFigure(name, "<svg/>"));
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/absolute.txt")]
    [InlineData("a//b.txt")]
    [InlineData("a\\b.txt")]
    public async Task LogText_PathLeavesTheRun_IsTheCallersMistake(string path)
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);

        Assert.Throws<ArgumentException>(() => run.LogText("x", path));
    }

    [Fact]
    public async Task LogArtifactAsync_FileChangesAfterwards_TheFirstContentIsSent()
    {
        string file = Path.Combine(Scratch, "model.bin");
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        await File.WriteAllTextAsync(file, "before");
        await run.LogArtifactAsync(file, "checkpoints");
        await File.WriteAllTextAsync(file, "after");
        await run.FinishAsync();

        Assert.Equal("before", Encoding.UTF8.GetString(Server.Single.Artifacts["checkpoints/model.bin"]));
    }

    [Fact]
    public async Task LogArtifactAsync_Folder_KeepsItsShape()
    {
        string folder = Path.Combine(Scratch, "plots");
        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        await File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "a");
        await File.WriteAllTextAsync(Path.Combine(folder, "inner", "b.txt"), "b");
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        await run.LogArtifactAsync(folder);
        await run.FinishAsync();

        Assert.Equal(["plots/a.txt", "plots/inner/b.txt"], Server.Single.Artifacts.Keys.Order());
    }

    [Fact]
    public async Task LogParameter_OtherValue_IsTheCallersMistake()
    {
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogParameter("lr", 0.1);
        run.LogParameter("lr", 0.1);

        ArgumentException error = Assert.Throws<ArgumentException>(() => run.LogParameter("lr", 0.2));
        Assert.Contains("'0.1'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LogParameter_LongerThanMlflowKeeps_IsCutAndKeptWholeAsArtifact()
    {
        string text = new('x', 7000);
        await using TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogParameter("prompt", text);
        await run.FinishAsync();

        Assert.Equal(new string('x', 6000), Server.Single.Parameters["prompt"]);
        Assert.Equal(text, Encoding.UTF8.GetString(Server.Single.Artifacts["long-values/prompt.txt"]));
    }

    [Fact]
    public async Task LogMetric_AfterFinish_Throws()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        await run.FinishAsync();

        Assert.Throws<ObjectDisposedException>(() => run.LogMetric("loss", 1));
    }

    [Fact]
    public async Task EndProvisionallyAsync_ProgramGoesOn_RunIsTakenUpAgainAndFinishes()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogMetric("loss", 1, 1);
        await run.EndProvisionallyAsync(RunStatus.Killed);
        Assert.Equal(RunEnd.Killed, Server.Single.Status);

        run.LogMetric("loss", 0.5, 2);
        await run.FlushAsync();
        Assert.Null(Server.Single.Status);

        await run.FinishAsync();
        Assert.Equal(RunEnd.Finished, Server.Single.Status);
    }

    [Fact]
    public async Task StartAsync_ServerRefuses_ThrowsAndLeavesNothingBehind()
    {
        Server.Faults = name => name == "CreateRun" ? FakeFault.Refused : FakeFault.None;

        await Assert.ThrowsAsync<FakeException>(() => TrackedRun.StartAsync(Options));
        Assert.Empty(Folders);
    }

    [Fact]
    public async Task StartAsync_ExistingRun_IsContinuedAndNothingCreated()
    {
        TrackedRun first = await TrackedRun.StartAsync(Options with { RunName = "resumed" });
        await first.FinishAsync();

        await using TrackedRun again = await TrackedRun.StartAsync(Options with { RunId = first.RunId });

        Assert.Equal("resumed", again.RunName);
        Assert.Null(Server.Single.Status);
    }
}
