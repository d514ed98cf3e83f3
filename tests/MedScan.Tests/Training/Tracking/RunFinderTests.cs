using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Tests.Training.Tracking;

public sealed class RunFinderTests
{
    [Fact]
    public async Task FindAsync_IdPrefixOrName_FindsTheRun()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        string experiment = await store.Client.Experiments.CreateAsync("scans");
        Run first = await store.Client.Runs.CreateAsync(experiment, "resnet");
        await store.Client.Runs.CreateAsync(experiment, "it's small");
        var finder = new RunFinder(store.Client);

        Assert.Equal(first.RunId, (await finder.FindAsync(first.RunId)).RunId);
        Assert.Equal(first.RunId, (await finder.FindAsync(first.RunId[..20])).RunId);
        Assert.Equal(first.RunId, (await finder.FindAsync("resnet")).RunId);
        Assert.Equal("it's small", (await finder.FindAsync("it's small")).Info.Name);
    }

    [Fact]
    public async Task FindAsync_NameOfTwo_ListsTheirIds()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        string experiment = await store.Client.Experiments.CreateAsync("scans");
        Run first = await store.Client.Runs.CreateAsync(experiment, "resnet");
        Run second = await store.Client.Runs.CreateAsync(experiment, "resnet");

        RunNotFoundException error = await Assert.ThrowsAsync<RunNotFoundException>(() => new RunFinder(store.Client).FindAsync("resnet"));

        Assert.Contains(first.RunId, error.Message, StringComparison.Ordinal);
        Assert.Contains(second.RunId, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FindAsync_Misspelt_NamesTheNearest()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        await store.Client.Runs.CreateAsync(await store.Client.Experiments.CreateAsync("scans"), "resnet18");

        RunNotFoundException error = await Assert.ThrowsAsync<RunNotFoundException>(() => new RunFinder(store.Client).FindAsync("resent18"));

        Assert.EndsWith("did you mean resnet18?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunComparison_TwoRuns_KeepsWhatDiffers()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        string experiment = await store.Client.Experiments.CreateAsync("scans");
        var runs = new List<Run>();
        foreach ((string rate, double accuracy) in new[] { ("0.1", 0.5), ("0.2", 0.75) })
        {
            Run run = await store.Client.Runs.CreateAsync(experiment);
            await store.Client.Runs.LogParameterAsync(run.RunId, "rate", rate);
            await store.Client.Runs.LogParameterAsync(run.RunId, "seed", "7");
            await store.Client.Runs.LogMetricAsync(run.RunId, "accuracy", accuracy);
            runs.Add(await store.Client.Runs.GetAsync(run.RunId));
        }

        var comparison = RunComparison.Of(runs);

        Assert.Equal(["0.1", "0.2"], Assert.Single(comparison.DifferingParameters).Value);
        Assert.Equal([0.5, 0.75], comparison.Metrics["accuracy"].Select(value => value!.Value));
        Assert.Throws<ArgumentException>(() => RunComparison.Of([runs[0]]));
    }

    [Fact]
    public async Task ModelRegistration_RunWithWeights_MakesTheNextVersion()
    {
        await using TrackingStore store = await TrackingStore.StartAsync();
        Run run = await store.Client.Runs.CreateAsync(await store.Client.Experiments.CreateAsync("scans"));
        await store.Client.Artifacts.UploadTextAsync(run.RunId, "checkpoint/weights.txt", "1 2 3");

        ModelVersion first = await ModelRegistration.RegisterAsync(store.Client, run, "scans");
        ModelVersion second = await ModelRegistration.RegisterAsync(store.Client, run, "scans");

        Assert.Equal((1, 2), (first.Version, second.Version));
        Assert.Equal(run.RunId, second.RunId);
        Assert.Equal($"{run.Info.ArtifactUri}/checkpoint", second.Source);
        MedScanException error = await Assert.ThrowsAsync<MedScanException>(() => ModelRegistration.RegisterAsync(store.Client, run, "scans", "checkpiont"));
        Assert.Contains("did you mean checkpoint?", error.Message, StringComparison.Ordinal);
    }
}
