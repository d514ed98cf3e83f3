using System.Diagnostics;

namespace MedScan.Cli.Tests.Launcher;

public sealed class LauncherBuildTests : IDisposable
{
    private readonly LauncherSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Start_FreshCloneWithSpaces_BuildsAndRunsWithTheCallersFolderAndArguments()
    {
        LauncherResult result = await _sandbox.RunAsync("train", "two words", "");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal($"ran in {Path.GetDirectoryName(_sandbox.Clone)}: <train><two words><>", result.LastLine);
        Assert.Equal("Building MedScan (first time, about 60 s)...", result.Error.Trim());
        Assert.Equal(1, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_NothingChanged_DoesNotBuildAndSaysNothing()
    {
        await _sandbox.RunAsync();
        LauncherResult second = await _sandbox.RunAsync("doctor");

        Assert.Equal(1, _sandbox.Builds);
        Assert.Equal("", second.Error);
    }

    [Theory]
    [InlineData("edited")]
    [InlineData("deleted")]
    [InlineData("added")]
    [InlineData("restored with an older date")]
    [InlineData("package upgraded")]
    public async Task Start_SomethingChanged_BuildsAgain(string change)
    {
        await _sandbox.RunAsync();
        switch (change)
        {
            case "edited":
                await File.WriteAllTextAsync(_sandbox.Source, "second");
                break;
            case "deleted":
                File.Delete(_sandbox.Source);
                break;
            case "added":
                await File.WriteAllTextAsync(_sandbox.Source + ".new.cs", "");
                break;
            case "package upgraded":
                _sandbox.Fake("dpkg-query", "printf 'installed alpha 2.0\\ninstalled libtorch-dev 1.0\\n'");
                break;
            default:
                File.SetLastWriteTimeUtc(_sandbox.Source, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
                break;
        }

        LauncherResult second = await _sandbox.RunAsync();
        await _sandbox.RunAsync();

        Assert.Equal(0, second.ExitCode);
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_OnlyDocumentationChanged_DoesNotBuild()
    {
        await _sandbox.RunAsync();
        await File.WriteAllTextAsync(Path.Combine(_sandbox.Clone, "lib", "README.md"), "news");
        await _sandbox.RunAsync();

        Assert.Equal(1, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_BuildFails_ShowsTheErrorsOnceAndBuildsAgainNextTime()
    {
        _sandbox.OnBuild("echo 'Program.cs(1,1): error CS1002: ; expected [/x/a.csproj]'; echo 'Program.cs(1,1): error CS1002: ; expected [/x/b.csproj]'; exit 1");
        LauncherResult failed = await _sandbox.RunAsync();
        _sandbox.OnBuild("");
        LauncherResult mended = await _sandbox.RunAsync();

        Assert.Equal(3, failed.ExitCode);
        Assert.Single(failed.Error.Split('\n'), line => line == "    Program.cs(1,1): error CS1002: ; expected");
        Assert.Equal(0, mended.ExitCode);
        Assert.Equal(2, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_TwoAtOnce_BuildOnce()
    {
        _sandbox.OnBuild("sleep 0.5");
        LauncherResult[] results = await Task.WhenAll(_sandbox.RunAsync("a"), _sandbox.RunAsync("b"));

        Assert.All(results, result => Assert.Equal(0, result.ExitCode));
        Assert.Equal(1, _sandbox.Builds);
        Assert.Single(results, result => result.Error.Contains("waiting for it", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nonexistent")]
    public async Task Start_NoUsableHome_BuildsWithAHomeThatCanBeWritten(string? home)
    {
        _sandbox.OnBuild("[[ -w $HOME ]] || exit 1");
        LauncherResult result = await LauncherSandbox.FinishAsync(
            _sandbox.Start(["doctor"], new Dictionary<string, string?> { ["HOME"] = home }));

        Assert.Equal(0, result.ExitCode);
    }

    [Fact]
    public async Task Start_InterruptedWhileBuilding_Exits130AndLeavesNoProcess()
    {
        _sandbox.OnBuild("echo $$ > \"$PWD/builder\"; sleep 60; echo survived > \"$PWD/survivor\"");
        Process launcher = _sandbox.Start([]);
        string builder = Path.Combine(_sandbox.Clone, "builder");
        while (!File.Exists(builder) || new FileInfo(builder).Length == 0)
            await Task.Delay(20);

        using (Process kill = Process.Start("bash", ["-c", $"kill -INT {launcher.Id}"]))
            await kill.WaitForExitAsync();
        LauncherResult result = await LauncherSandbox.FinishAsync(launcher);

        Assert.Equal(130, result.ExitCode);
        Assert.False(File.Exists(Path.Combine(_sandbox.Clone, "survivor")), "the build went on to its end");
        string pid = (await File.ReadAllTextAsync(builder)).Trim();
        Assert.False(Directory.Exists($"/proc/{pid}"), "the build is still running");
    }
}
