using System.Text;
using System.Text.Json;
using MedScan.Tracking.Spool;

namespace MedScan.Tracking.Tests.Spool;

public sealed class RunSpoolTests : SpoolFixture
{
    private static readonly Func<string, FakeFault> Away = _ => FakeFault.NotReached;
    private static readonly Func<string, FakeFault> Well = _ => FakeFault.None;

    [Fact]
    public async Task LogMetric_ServerComesBack_EverythingArrivesWhileTheRunGoesOn()
    {
        Server.Faults = Away;
        TrackedRun run = await TrackedRun.StartAsync(Options);
        for (int step = 0; step < 2500; step++) run.LogMetric("loss", 1.0 / (step + 1), step);
        await run.FlushToDiskAsync();
        Assert.Empty(Server.Runs);
        Assert.True(run.IsServerAway);

        Server.Faults = Well;
        await run.FlushAsync();

        Assert.Equal(2500, Server.Single.Points.Count);
        Assert.Equal(2500, Server.Single.Received.Count);
        Assert.Equal([RunWarningKind.ServerAway, RunWarningKind.ServerBack], Warnings.Select(warning => warning.Kind));
        await run.FinishAsync();
    }

    [Fact]
    public async Task FinishAsync_ServerStaysAway_RunWaitsAndIsSentWhenItIsBack()
    {
        Server.Faults = Away;
        TrackedRun run = await TrackedRun.StartAsync(Options);
        run.LogMetric("loss", 1);
        RunResult result = await run.FinishAsync();
        Assert.False(result.IsSent);
        Assert.Equal(Path.Combine(SpoolPath, run.Key), result.WaitsIn);

        // This process still holds the run and goes on trying: a sync leaves it alone.
        Assert.Equal(1, (await SyncAsync()).InUse);
        Server.Faults = Well;
        await EventuallyAsync(() => Folders.Count == 0);
        Assert.Equal(RunEnd.Finished, Server.Single.Status);
    }

    [Fact]
    public async Task SyncAsync_OfflineRun_IsCreatedOnceAndSent()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options with { IsOffline = true, RunName = "offline" });
        run.LogParameter("lr", 0.1);
        run.LogMetric("loss", 0.5, 3);
        run.LogText("hello", "a.txt");
        await run.FinishAsync();
        Assert.Empty(Server.Requests);

        SyncedRun synced = Assert.Single((await SyncAsync()).Runs);

        Assert.True(synced.IsComplete);
        Assert.False(synced.WasLeftRunning);
        Assert.Equal((1, 1, 1), (synced.Points, synced.Parameters, synced.Artifacts));
        Assert.Equal("offline", Server.Single.Name);
        Assert.Equal(RunEnd.Finished, Server.Single.Status);
        Assert.Equal("hello", Encoding.UTF8.GetString(Server.Single.Artifacts["a.txt"]));
        Assert.Empty(Folders);
        Assert.Empty((await SyncAsync()).Runs);
    }

    [Fact]
    public async Task SyncAsync_NestedOfflineRuns_ChildIsBelowItsParent()
    {
        TrackedRun parent = await TrackedRun.StartAsync(Options with { IsOffline = true, RunName = "parent" });
        TrackedRun child = await parent.StartNestedAsync(new TrackedRunOptions { RunName = "child" });
        await child.FinishAsync();
        await parent.FinishAsync();

        await SyncAsync();

        FakeRun stored = Server.Runs.Single(run => run.Name == "child");
        Assert.Equal(Server.Runs.Single(run => run.Name == "parent").Id, stored.Tags["mlflow.parentRunId"]);
    }

    [Fact]
    public async Task SyncAsync_AnswerToCreationLost_RunIsThereOnce()
    {
        await LogAndDieAsync();
        int creations = 0;
        Server.Faults = name => name == "CreateRun" && creations++ == 0 ? FakeFault.AnswerLost : FakeFault.None;

        Assert.True((await SyncAsync()).IsComplete);
        Assert.Single(Server.Runs);
        Assert.Equal(1, creations);
    }

    [Fact]
    public async Task SyncAsync_AnswersLostEverywhereForEver_NothingIsThereTwiceWhenItIsOver()
    {
        await LogAndDieAsync();
        Server.Faults = _ => FakeFault.AnswerLost;
        for (int attempt = 0; attempt < 3; attempt++) Assert.False((await SyncAsync()).IsComplete);
        Server.Faults = Well;

        Assert.True((await SyncAsync()).IsComplete);
        Assert.Equal(10, Server.Single.Points.Count);
        Assert.Equal(1, Server.Runs.Count(run => !run.IsDeleted));
    }

    [Fact]
    public async Task SyncAsync_TwinCreatedLate_TheElderStays()
    {
        await LogAndDieAsync();
        // The first request is carried out only after the search for its run has found nothing.
        string key = Path.GetFileName(Assert.Single(Folders));
        int searches = 0;
        Server.Faults = name =>
        {
            if (name == "FindRuns" && searches++ == 1)
            {
                var late = new FakeRun { Id = "late", Experiment = "tests", Name = "late" };
                late.Tags[RunFolder.KeyTag] = key;
                Server.Runs.Add(late);
            }

            return FakeFault.None;
        };

        Assert.True((await SyncAsync()).IsComplete);
        Assert.Equal("run0", Server.Single.Id);
        Assert.True(Server.Runs.Single(run => run.Id == "late").IsDeleted);
    }

    [Fact]
    public async Task SyncAsync_ProcessDiedWithoutFinishing_RunFailsAtTheTimeOfItsLastRecord()
    {
        await LogAndDieAsync();

        SyncedRun synced = Assert.Single((await SyncAsync()).Runs);

        Assert.True(synced.WasLeftRunning);
        Assert.Equal(RunEnd.Failed, Server.Single.Status);
        Assert.Equal(Server.Single.Points.Max(point => point.Timestamp), Server.Single.EndTime);
    }

    [Fact]
    public async Task SyncAsync_TornTail_RestIsSentAndTheBytesAreTold()
    {
        string folder = await LogAndDieAsync();
        await File.AppendAllTextAsync(Path.Combine(folder, "journal.000001"), "half a reco");

        SyncedRun synced = Assert.Single((await SyncAsync()).Runs);

        Assert.True(synced.IsComplete);
        Assert.Equal(11, synced.SkippedBytes);
        Assert.Equal(10, Server.Single.Points.Count);
    }

    [Fact]
    public async Task SyncAsync_ServerAway_SaysSoAndKeepsEverything()
    {
        await LogAndDieAsync();
        await LogAndDieAsync();
        Server.Faults = Away;

        SyncResult result = await SyncAsync();

        Assert.False(result.IsComplete);
        Assert.All(result.Runs, run => Assert.NotNull(run.Problem));
        Assert.Equal(2, Folders.Count);
        Server.Faults = Well;
        Assert.True((await SyncAsync()).IsComplete);
    }

    [Fact]
    public async Task SyncAsync_RunWasDeleted_NothingIsThrownAway()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        await Abandon(run);
        Server.Single.IsDeleted = true;

        SyncedRun synced = Assert.Single((await SyncAsync()).Runs);

        Assert.False(synced.IsComplete);
        Assert.Contains(run.RunId!, synced.Problem, StringComparison.Ordinal);
        Assert.Single(Folders);
    }

    [Fact]
    public async Task LogParameter_RefusedByServer_IsKeptAsideAndTheRestGoesOn()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        Server.Single.Parameters["lr"] = "0.2";
        for (int index = 0; index < 40; index++) run.LogParameter($"p{index}", index);
        run.LogParameter("lr", 0.1);
        for (int step = 0; step < 900; step++) run.LogMetric("loss", 1, step);
        RunResult result = await run.FinishAsync();

        Assert.True(result.IsSent);
        Assert.Equal(1, result.Refused);
        Assert.Equal(41, Server.Single.Parameters.Count);
        Assert.Equal(900, Server.Single.Points.Count);
        Assert.Equal(RunWarningKind.ItemRefused, Assert.Single(Warnings).Kind);
        string line = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(SpoolPath, "refused", run.Key + ".jsonl")));
        JsonElement item = JsonDocument.Parse(line).RootElement;
        Assert.Equal(("lr", "0.1", run.RunId), (item.GetProperty("parameter").GetString(), item.GetProperty("value").GetString(), item.GetProperty("run").GetString()));
    }

    [Fact]
    public async Task LogText_RefusedByServer_ContentIsKeptAside()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        Server.Faults = name => name == "UploadArtifact" ? FakeFault.Refused : FakeFault.None;
        run.LogText("precious", "notes.txt");
        RunResult result = await run.FinishAsync();

        Assert.True(result.IsSent);
        Assert.Equal("precious", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Combine(SpoolPath, "refused", run.Key)))));
    }

    [Fact]
    public async Task LogText_SameArtifactWhileServerIsAway_OnlyTheLastIsKeptAndSent()
    {
        Server.Faults = Away;
        TrackedRun run = await TrackedRun.StartAsync(Options);
        for (int epoch = 0; epoch < 20; epoch++) run.LogText($"weights of epoch {epoch}", "checkpoints/last.bin");
        await run.FlushToDiskAsync();
        Assert.Single(Directory.GetFiles(Path.Combine(SpoolPath, run.Key, "blobs")));

        Server.Faults = Well;
        await run.FinishAsync();
        Assert.Equal("weights of epoch 19", Encoding.UTF8.GetString(Server.Single.Artifacts["checkpoints/last.bin"]));
        Assert.Equal(1, Server.Requests.Count(name => name == "UploadArtifact"));
        Assert.Equal(0, (await run.FinishAsync()).Refused);
    }

    [Fact]
    public async Task LogMetric_AnyMixOfFaults_EverythingIsThereOnceInTheEnd()
    {
        for (int seed = 0; seed < 10; seed++)
        {
            // The order of faults is to be the same in each run of the test.
            var random = new Random(seed);
            var gate = new Lock();
            var server = new FakeBackend
            {
                Faults = _ =>
                {
                    lock (gate) return random.Next(4) switch { 0 => FakeFault.NotReached, 1 => FakeFault.AnswerLost, _ => FakeFault.None };
                },
            };
            TrackedRun run = await TrackedRun.StartAsync(Options with { Backend = server, SegmentLength = 2000 });
            for (int step = 0; step < 1000; step++)
            {
                run.LogMetric(step % 3 == 0 ? "loss" : "f1", step, step);
                if (step % 100 == 0) run.LogParameter($"p{step}", step);
                if (step % 100 == 50) run.LogText($"{step}", $"{step}.txt");
                if (step % 50 == 0) run.SetTag("at", step);
                if (step % 200 == 0) await run.FlushToDiskAsync();
            }

            RunResult result = await run.FinishAsync();
            Assert.True(result.IsSent);
            FakeRun stored = server.Single;
            Assert.Equal(1000, stored.Points.Count);
            Assert.Equal((10, 10, "950"), (stored.Parameters.Count, stored.Artifacts.Count, stored.Tags["at"]));
            Assert.Equal(RunEnd.Finished, stored.Status);
            Assert.Empty(Folders);
        }
    }

    [Fact]
    public async Task LogMetric_ManyPoints_RequestsAreAsFullAsMlflowAllows()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options);
        for (int step = 0; step < 20_000; step++) run.LogMetric("loss", step, step);
        await run.FinishAsync();

        Assert.InRange(Server.Batches.Count, 20, 30);
        Assert.Equal(20_000, Server.Single.Received.Count);
    }

    [Fact]
    public async Task SyncAsync_ManySegmentsHalfSent_GoesOnWhereItStopped()
    {
        TrackedRun run = await TrackedRun.StartAsync(Options with { SegmentLength = 1000 });
        for (int step = 0; step < 500; step++) run.LogMetric("loss", step, step);
        await run.FlushAsync();
        Server.Faults = Away;
        for (int step = 500; step < 1000; step++) run.LogMetric("loss", step, step);
        await run.FlushToDiskAsync();
        await Abandon(run);
        Server.Faults = Well;

        SyncedRun synced = Assert.Single((await SyncAsync()).Runs);

        Assert.Equal(500, synced.Points);
        Assert.Equal(1000, Server.Single.Received.Count);
    }

    private async Task<string> LogAndDieAsync()
    {
        Server.Faults = Away;
        TrackedRun run = await TrackedRun.StartAsync(Options);
        for (int step = 0; step < 10; step++) run.LogMetric("loss", 1.0 / (step + 1), step);
        await run.FlushToDiskAsync();
        await Abandon(run);
        Server.Faults = Well;
        return Path.Combine(SpoolPath, run.Key);
    }

    private static Task Abandon(TrackedRun run) => run.AbandonAsync();

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (int attempt = 0; attempt < 500 && !condition(); attempt++) await Task.Delay(10);
        Assert.True(condition());
    }
}
