namespace MedScan.Cli.Tests.Commands;

public sealed class CheckpointCommandTests : IDisposable
{
    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    private Task<int> RunAsync(params string[] args) => new Application(TextWriter.Null, _error).RunAsync(args);

    [Fact]
    public async Task Predict_NoCheckpoint_SaysSoAndExits1()
    {
        Assert.Equal(1, await RunAsync("predict", "no/such/run", "scan.png"));
        Assert.Contains("no/such/run", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_NoImages_Exits2() => Assert.Equal(2, await RunAsync("predict", "runs/x"));

    [Fact]
    public async Task Predict_CheckWithoutProfile_SaysHowToMakeOneAndExits2()
    {
        Assert.Equal(2, await RunAsync("predict", "no/such/run", "scan.png", "--check"));
        Assert.Contains("medscan data profile", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predict_NoSuchProfile_NamesItAndExits1()
    {
        Assert.Equal(1, await RunAsync("predict", "no/such/run", "scan.png", "--profile", "absent.json"));
        Assert.Contains("absent.json", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluate_NoData_Exits2() => Assert.Equal(2, await RunAsync("evaluate", "runs/x"));

    [Fact]
    public async Task Evaluate_UnknownSplit_ListsTheSplitsAndExits2()
    {
        Assert.Equal(2, await RunAsync("evaluate", "runs/x", "--data", "y", "--split", "testing"));
        Assert.Contains("validation", _error.ToString(), StringComparison.Ordinal);
    }
}
