namespace MedScan.Cli.Tests.Commands;

public sealed class TrainCommandTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    private Task<int> RunAsync(params string[] args) => new Application(TextWriter.Null, _error).RunAsync(["train", .. args]);

    [Fact]
    public async Task Train_NeitherExperimentNorRun_Exits2()
    {
        Assert.Equal(2, await RunAsync());
        Assert.Contains("--resume", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_ExperimentAndRun_Exits2() => Assert.Equal(2, await RunAsync("experiments/quickstart.yaml", "--resume", "runs/x"));

    [Fact]
    public async Task Train_WrongSetting_NamesTheNearestKeyAndExits2()
    {
        Assert.Equal(2, await RunAsync("experiments/quickstart.yaml", "train.epoch=3"));
        Assert.Contains("train.epochs", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_NoSuchData_SaysSoAndExits1()
    {
        Assert.Equal(1, await RunAsync("experiments/quickstart.yaml", "data.root=no/such/folder"));
        Assert.Contains("no/such/folder", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Train_NothingToResume_SaysSoAndExits1()
    {
        Assert.Equal(1, await RunAsync("--resume", "no/such/run"));
        Assert.Contains("no/such/run", _error.ToString(), StringComparison.Ordinal);
    }
}
