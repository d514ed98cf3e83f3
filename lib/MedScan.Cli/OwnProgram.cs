namespace MedScan.Cli;

/// <summary>This program, to be started once more in a process of its own.</summary>
internal static class OwnProgram
{
    /// <summary>The program and its first arguments, by full paths.</summary>
    public static IReadOnlyList<string> Start { get; } = Path.GetFileNameWithoutExtension(Executable) == "dotnet"
        ? [Executable, typeof(OwnProgram).Assembly.Location]
        : [Executable];

    private static string Executable => Environment.ProcessPath ?? "dotnet";
}
