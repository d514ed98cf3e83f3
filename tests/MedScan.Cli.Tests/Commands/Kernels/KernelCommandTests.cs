using System.Text.Json;

namespace MedScan.Cli.Tests.Commands.Kernels;

public sealed class KernelCommandTests : IDisposable
{
    private readonly string _prefix = Directory.CreateTempSubdirectory("prefix").FullName;

    public void Dispose() => Directory.Delete(_prefix, recursive: true);

    [Fact]
    public async Task Install_Prefix_WritesWhatJupyterReads()
    {
        (int code, string output, _) = await RunAsync("kernel", "install", "--prefix", _prefix);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains(".NET (C#)", output, StringComparison.Ordinal);
        foreach ((string name, string language) in new[] { ("csharp", "C#"), ("fsharp", "F#") })
        {
            using JsonDocument spec = JsonDocument.Parse(await File.ReadAllTextAsync(Spec($".net-{name}")));
            JsonElement root = spec.RootElement;
            Assert.Equal(($".NET ({language})", language, "message"),
                (root.GetProperty("display_name").GetString(), root.GetProperty("language").GetString(), root.GetProperty("interrupt_mode").GetString()));
            Assert.Equal(["kernel", "--language", name, "--connection-file", "{connection_file}"],
                root.GetProperty("argv").EnumerateArray().Select(word => word.GetString()!).TakeLast(5));
        }
    }

    [Fact]
    public async Task Install_KernelOfAnotherProgram_IsLeftAloneUnlessToldOtherwise()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Spec(".net-csharp"))!);
        const string Other = """{"argv": ["dotnet-interactive"], "display_name": ".NET (C#)", "language": "C#"}""";
        await File.WriteAllTextAsync(Spec(".net-csharp"), Other);

        (int code, _, string error) = await RunAsync("kernel", "install", "--prefix", _prefix, "--language", "csharp");
        Assert.Equal(ExitCode.Failed, code);
        Assert.Contains("--replace", error, StringComparison.Ordinal);
        Assert.Equal(Other, await File.ReadAllTextAsync(Spec(".net-csharp")));
        Assert.Equal(ExitCode.Failed, (await RunAsync("kernel", "uninstall", "--prefix", _prefix)).Code);

        Assert.Equal(ExitCode.Done, (await RunAsync("kernel", "install", "--prefix", _prefix, "--language", "csharp", "--replace")).Code);
        Assert.NotEqual(Other, await File.ReadAllTextAsync(Spec(".net-csharp")));
        Assert.Equal(["kernel.json"], Directory.GetFiles(Path.GetDirectoryName(Spec(".net-csharp"))!).Select(Path.GetFileName).Where(file => file!.EndsWith("json", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Uninstall_OwnKernels_RemovesThemAndNothingElse()
    {
        await RunAsync("kernel", "install", "--prefix", _prefix);
        await RunAsync("kernel", "install", "--prefix", _prefix); // again: its own it may replace

        Assert.Equal(ExitCode.Done, (await RunAsync("kernel", "uninstall", "--prefix", _prefix, "--language", "fsharp")).Code);

        Assert.Equal([".net-csharp"], Directory.GetDirectories(Path.Combine(_prefix, "share", "jupyter", "kernels")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Kernel_NoConnectionFile_SaysHowToInstall()
    {
        (int code, _, string error) = await RunAsync("kernel");

        Assert.Equal(ExitCode.WrongUsage, code);
        Assert.Contains("./medscan kernel install", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--user", "--sys-prefix")]
    [InlineData("--language", "python")]
    public async Task Install_WrongOptions_AreRefused(params string[] options) =>
        Assert.Equal(ExitCode.WrongUsage, (await RunAsync(["kernel", "install", .. options])).Code);

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int code = await new Application(output, error).RunAsync(args);
        return (code, output.ToString(), error.ToString());
    }

    private string Spec(string name) => Path.Combine(_prefix, "share", "jupyter", "kernels", name, "kernel.json");
}
