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
    public async Task Script_Quick_RunsItsTrialsAndNamesTheBest(string script)
    {
        string path = Path.GetFullPath(Path.Combine(Here(), "..", "..", "..", "..", "..", "sweeps", script));
        ProcessStartInfo start = new("dotnet", [typeof(Application).Assembly.Location, "script", path, "--quick"])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.True(process.ExitCode == 0, await error);
        string[] lines = output.Split('\n');
        Assert.Equal(6, lines.Count(static line => line.StartsWith("trial ", StringComparison.Ordinal)));
        Assert.Contains(lines, static line => line.StartsWith("Best: trial ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.StartsWith("  optimizer = ", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.EndsWith("pruned", StringComparison.Ordinal) || line.Contains(": pruned  ", StringComparison.Ordinal));
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
