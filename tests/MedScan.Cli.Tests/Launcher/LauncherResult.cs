namespace MedScan.Cli.Tests.Launcher;

/// <summary>How one start of the launcher ended.</summary>
public sealed record LauncherResult(int ExitCode, string Output, string Error)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
