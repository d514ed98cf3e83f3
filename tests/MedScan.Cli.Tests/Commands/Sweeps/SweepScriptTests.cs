using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace MedScan.Cli.Tests.Commands.Sweeps;

/// <summary>The repository's sweep scripts, as a person starts them.</summary>
public sealed class SweepScriptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sweep-script").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("brain-mri.csx")]
    [InlineData("brain-mri.fsx")]
    public Task Script_Quick_RunsItsTrialsAndNamesTheBest(string script) =>
        RunsItsTrialsAsync([typeof(Application).Assembly.Location, "script", Sweep(script), "--quick"]);

    // Built on the libraries as they stand beside these tests, so that nothing but the one file is compiled.
    [Fact]
    public Task Program_Quick_RunsItsTrialsAndNamesTheBest() =>
        RunsItsTrialsAsync(["run", "--configuration", Configuration(), "--file", Sweep("brain-mri.cs"), "--", "--quick"]);

    private async Task RunsItsTrialsAsync(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // No process that outlives the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, output + await error);
        string[] lines = output.Split('\n');
        Assert.Equal(6, lines.Count(static line => line.StartsWith("trial ", StringComparison.Ordinal)));
        Assert.Contains(lines, static line => line.StartsWith("Best: trial ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("  optimizer = ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("pruned", StringComparison.Ordinal) || line.Contains(": pruned  ", StringComparison.Ordinal));
    }

    private static string Sweep(string name) => Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "..", "..", "sweeps", name));

    // The folder below bin.
    private static string Configuration() => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    private static string Here([CallerFilePath] string path = "") => path;
}
