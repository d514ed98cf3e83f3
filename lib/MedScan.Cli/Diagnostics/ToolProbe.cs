namespace MedScan.Cli.Diagnostics;

/// <summary>Programs that are welcome but not required.</summary>
internal static class ToolProbe
{
    private const string Section = "Tools";

    public static async Task<IEnumerable<Finding>> InspectAsync(CancellationToken cancellation)
    {
        string? git = await ProgramOutput.ReadAsync("git", ["--version"], cancellation).ConfigureAwait(false);
        return
        [
            git is null
                ? new(Section, "git", "not installed", FindingState.Warning,
                    "Results will not name the commit they were made with. sudo apt-get install -y git")
                : new(Section, "git", git.Replace("git version", "", StringComparison.Ordinal).Trim()),
        ];
    }
}
