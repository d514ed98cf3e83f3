using System.CommandLine;

namespace MedScan.Cli.Tests;

public sealed class ApplicationTests : IDisposable
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private Task<int> RunAsync(params string[] args) => new Application(_output, _error).RunAsync(args);

    private Task<int> RunThrowingAsync(Exception exception, params string[] args)
    {
        Application application = new(_output, _error);
        Command root = application.BuildRoot();
        Command fails = new("fail");
        fails.SetAction((_, _) => Task.FromException<int>(exception));
        root.Add(fails);
        return application.RunAsync(root, ["fail", .. args], new CancellationToken(canceled: exception is OperationCanceledException));
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Run_NoCommandOrHelp_PrintsCommandsAndExamples(params string[] args)
    {
        Assert.Equal(0, await RunAsync(args));
        string help = _output.ToString();
        Assert.Contains("medscan [command] [options]", help, StringComparison.Ordinal);
        Assert.Contains("doctor", help, StringComparison.Ordinal);
        Assert.Contains("./medscan test Imaging", help, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_EveryCommand_HasADescriptionAndHelp()
    {
        foreach (Command command in new Application(_output, _error).BuildRoot().Subcommands)
        {
            Assert.False(string.IsNullOrWhiteSpace(command.Description), command.Name);
            Assert.Equal(0, await RunAsync(command.Name, "--help"));
            Assert.All(command.Options, option => Assert.False(string.IsNullOrWhiteSpace(option.Description), $"{command.Name} {option.Name}"));
        }
    }

    [Fact]
    public async Task Run_MisspeltCommand_NamesTheNearestAndExits2()
    {
        Assert.Equal(2, await RunAsync("doctr"));
        string error = _error.ToString();
        Assert.Contains("'doctr' was not matched. Did you mean", error, StringComparison.Ordinal);
        Assert.Contains("doctor", error, StringComparison.Ordinal);
        Assert.EndsWith("Try: ./medscan --help\n", error, StringComparison.Ordinal);
        Assert.Equal("", _output.ToString());
    }

    [Fact]
    public async Task Run_MisspeltOption_PointsToTheCommandsHelpAndExits2()
    {
        Assert.Equal(2, await RunAsync("doctor", "--jsn"));
        Assert.Contains("--json", _error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith("Try: ./medscan doctor --help\n", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Version_PrintsNameAndVersion()
    {
        Assert.Equal(0, await RunAsync("--version"));
        Assert.Matches(@"^MedScan \d+\.\d+\.\d+", _output.ToString());
    }

    [Fact]
    public async Task Run_MedScanException_PrintsTheMessageAloneAndExits1()
    {
        Assert.Equal(1, await RunThrowingAsync(new MedScanException("The folder is empty.")));
        Assert.Equal("The folder is empty.\n", _error.ToString());
    }

    [Fact]
    public async Task Run_MedScanExceptionVerbose_PrintsTheTraceToo()
    {
        Assert.Equal(1, await RunThrowingAsync(new MedScanException("The folder is empty."), "--verbose"));
        Assert.StartsWith("MedScan.MedScanException: The folder is empty.", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Bug_ApologisesWithTraceAndVersionAndExits1()
    {
        Assert.Equal(1, await RunThrowingAsync(new InvalidOperationException("oops")));
        string error = _error.ToString();
        Assert.StartsWith("Sorry, this is a bug in MedScan.", error, StringComparison.Ordinal);
        Assert.Contains(PrintVersion.Version, error, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: oops", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Cancelled_Exits130AndSaysNothing()
    {
        Assert.Equal(130, await RunThrowingAsync(new OperationCanceledException()));
        Assert.Equal("", _error.ToString());
    }
}
