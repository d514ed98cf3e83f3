namespace MedScan.Cli.Tests.Launcher;

public sealed class LauncherTestCommandTests : IDisposable
{
    // As the VSTest TRX logger of the .NET 10 SDK writes them.
    private const string Passed = """<UnitTestResult testName="A.Passes" outcome="Passed" />""";
    private const string Failed = """<UnitTestResult testName="A.Fails" outcome="Failed"><Output><ErrorInfo><Message>no</Message></ErrorInfo></Output></UnitTestResult>""";
    private const string Skipped = """
        <UnitTestResult testName="A.Skips(x: &quot;a &lt; b&quot;)" outcome="NotExecuted"><Output><ErrorInfo>
        <Message>the data &amp; its card are not there
        second line</Message></ErrorInfo></Output></UnitTestResult>
        """;

    private readonly LauncherSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Test_SeveralProjects_EndsWithTheSumAlone()
    {
        _sandbox.PrepareTestResults(0, Passed + Skipped, Passed + Passed);
        LauncherResult result = await _sandbox.RunAsync("test");

        Assert.Equal("3 passed, 0 failed, 1 skipped", result.LastLine);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("  the data & its card are not there\n      A.Skips(x: \"a < b\")\n", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Test_OneFails_Exits1()
    {
        _sandbox.PrepareTestResults(1, Passed, Failed);
        LauncherResult result = await _sandbox.RunAsync("test");

        Assert.Equal("1 passed, 1 failed, 0 skipped", result.LastLine);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Test_NothingRan_Exits1()
    {
        _sandbox.PrepareTestResults(0, "");
        LauncherResult result = await _sandbox.RunAsync("test", "NoSuchTest");

        Assert.Equal("0 passed, 0 failed, 0 skipped", result.LastLine);
        Assert.Equal(1, result.ExitCode);
    }

    [Fact]
    public async Task Test_TestHostCrashes_CountsAsAFailure()
    {
        _sandbox.PrepareTestResults(1, Passed);
        LauncherResult result = await _sandbox.RunAsync("test");

        Assert.Equal("1 passed, 1 failed, 0 skipped", result.LastLine);
        Assert.Equal(1, result.ExitCode);
    }

    [Theory]
    [InlineData("Imaging", "FullyQualifiedName~Imaging")]
    [InlineData("FullyQualifiedName=A.B", "FullyQualifiedName=A.B")]
    public async Task Test_Filter_IsPassedOn(string filter, string expected)
    {
        _sandbox.PrepareTestResults(0, Passed);
        await _sandbox.RunAsync("test", filter);

        Assert.Contains(_sandbox.Calls, call => call.EndsWith($"--filter {expected}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Test_UnknownOption_Exits2()
    {
        LauncherResult result = await _sandbox.RunAsync("test", "--fast");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("Usage: ./medscan test [filter]", result.Error, StringComparison.Ordinal);
    }
}
