using System.Diagnostics;
using System.Runtime.CompilerServices;
using MedScan.Cli.Commands;

namespace MedScan.Cli.Tests.Commands;

/// <summary>Scripts, as a person starts them: in a process of their own.</summary>
public sealed class ScriptCommandTests : IDisposable
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", ".."));
    private readonly string _folder = Directory.CreateTempSubdirectory("scripts-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(new[] { "script", "x.csx" }, new[] { "script", "x.csx" })]
    [InlineData(new[] { "script", "x.csx", "--help" }, new[] { "script", "x.csx", "--", "--help" })]
    [InlineData(new[] { "script", "--no-cache", "x.csx", "a", "-b" }, new[] { "script", "--no-cache", "x.csx", "--", "a", "-b" })]
    [InlineData(new[] { "script", "x.csx", "--", "a" }, new[] { "script", "x.csx", "--", "a" })]
    [InlineData(new[] { "script", "--help" }, new[] { "script", "--help" })]
    [InlineData(new[] { "train", "x.yaml", "--resume" }, new[] { "train", "x.yaml", "--resume" })]
    public void Separate_CommandLine_KeepsTheScriptsWordsApart(string[] args, string[] expected) =>
        Assert.Equal(expected, ScriptCommand.Separate(args));

    [Fact]
    public async Task Script_Arguments_InputAndExitCodePass()
    {
        (int exitCode, string output, string error) = await RunAsync("WriteLine(string.Join('|', Args) + ReadLine()); return 7;", "typed", "--help", "a b");

        Assert.Equal((7, "--help|a btyped\n", ""), (exitCode, output, error));
    }

    [Fact]
    public async Task Script_Throws_SaysWhereOnStandardError()
    {
        (int exitCode, _, string error) = await RunAsync("\nthrow new InvalidOperationException(\"why\");", "");

        Assert.Equal((1, $"Unhandled exception. System.InvalidOperationException: why\n   at {_folder}/script.csx:line 2\n"), (exitCode, error));
    }

    [Fact]
    public async Task Script_DoesNotCompile_SaysWhereAsCompilersDo()
    {
        (int exitCode, _, string error) = await RunAsync("int b = \"no\";", "");

        Assert.Equal((1, $"{_folder}/script.csx(1,9): error CS0029: Cannot implicitly convert type 'string' to 'int'\n"), (exitCode, error));
    }

    // Each line of output was calculated by hand; the picture is 19 pixels wide.
    [Fact]
    public async Task Script_RefersToMedScanInOneLine_DecodesAndCalculates()
    {
        string library = Path.GetRelativePath(_folder, Path.Combine(AppContext.BaseDirectory, "MedScan.dll"));
        string picture = Path.Combine(Repository, "tests", "MedScan.Tests", "Imaging", "Fixtures", "rgb8.png");
        string code = $"#r \"{library}\"\nusing TorchSharp;\nWriteLine(torch.ones(2, 3).sum().item<float>());\nWriteLine(MedScan.Imaging.ImageDecoder.Decode(Args[0]).Width);";

        (int first, string output, string error) = await RunAsync(code, "", picture);
        (int second, string again, _) = await RunAsync(code, "", picture);

        Assert.Equal((0, "6\n19\n", ""), (first, output, error));
        Assert.Equal((0, "6\n19\n"), (second, again));
    }

    private async Task<(int ExitCode, string Output, string Error)> RunAsync(string code, string input, params string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "script.csx"), code);
        ProcessStartInfo start = new("dotnet", [typeof(ScriptCommand).Assembly.Location, "script", "script.csx", .. arguments])
        {
            WorkingDirectory = _folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input);
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
