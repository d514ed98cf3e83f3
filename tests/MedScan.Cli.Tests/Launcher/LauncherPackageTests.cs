namespace MedScan.Cli.Tests.Launcher;

public sealed class LauncherPackageTests : IDisposable
{
    private readonly LauncherSandbox _sandbox = new();

    public LauncherPackageTests() => _sandbox.InstallPackages("alpha");

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Start_PackageMissingAndNoRights_PrintsTheExactLineAndExits3()
    {
        LauncherResult result = await _sandbox.RunAsync("doctor");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("    sudo apt-get update && sudo apt-get install -y --no-install-recommends libtorch-dev\n", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(_sandbox.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.Equal(0, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_InstallingForbidden_DoesNotInstallEvenAsRoot()
    {
        _sandbox.Fake("id", "echo 0");
        LauncherResult result = await LauncherSandbox.FinishAsync(
            _sandbox.Start([], new Dictionary<string, string?> { ["MEDSCAN_INSTALL"] = "no" }));

        Assert.Equal(3, result.ExitCode);
        Assert.DoesNotContain(_sandbox.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("root")]
    [InlineData("sudo")]
    public async Task Start_PackageMissingAndRights_InstallsItAndGoesOn(string rights)
    {
        _sandbox.Fake(rights == "root" ? "id" : "sudo", rights == "root" ? "echo 0" : "[[ $1 == -n ]] && shift; exec \"$@\"");
        _sandbox.Fake("apt-get", """
            [[ $DEBIAN_FRONTEND == noninteractive ]] || exit 1
            [[ $* == *install* ]] || exit 0
            printf 'installed alpha 1.0\ninstalled libtorch-dev 1.0\n' > "$(dirname "$0")/../packages"
            """);
        LauncherResult result = await _sandbox.RunAsync("doctor");

        Assert.Equal(0, result.ExitCode);
        string install = Assert.Single(_sandbox.Calls, call => call.Contains(" install ", StringComparison.Ordinal) && call.StartsWith("apt-get", StringComparison.Ordinal));
        Assert.EndsWith("install -y --no-install-recommends libtorch-dev", install, StringComparison.Ordinal);
        Assert.Equal(1, _sandbox.Builds);
    }

    [Fact]
    public async Task Start_AptFails_ShowsWhatAptSaidAndExits3()
    {
        _sandbox.Fake("id", "echo 0");
        _sandbox.Fake("apt-get", "echo 'E: Unable to locate package libtorch-dev'; exit 100");
        LauncherResult result = await _sandbox.RunAsync("doctor");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("E: Unable to locate package libtorch-dev", result.Error, StringComparison.Ordinal);
        Assert.Contains("internet connection", result.Error, StringComparison.Ordinal);
        Assert.Contains(_sandbox.Calls, call => call.StartsWith("apt-get", StringComparison.Ordinal) && call.EndsWith(" update", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_PackageRemovedAfterTheBuild_IsNoticed()
    {
        _sandbox.InstallPackages("alpha", "libtorch-dev");
        await _sandbox.RunAsync();
        _sandbox.InstallPackages("alpha");

        Assert.Equal(3, (await _sandbox.RunAsync()).ExitCode);
    }

    [Fact]
    public async Task Start_TorchFromNuget_DoesNotAskForTheDistributionsLibtorch()
    {
        LauncherResult result = await LauncherSandbox.FinishAsync(
            _sandbox.Start([], new Dictionary<string, string?> { ["Torch"] = "nuget" }));

        Assert.Equal(0, result.ExitCode);
    }
}
