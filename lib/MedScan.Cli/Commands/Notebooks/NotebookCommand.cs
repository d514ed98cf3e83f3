using System.CommandLine;

namespace MedScan.Cli.Commands.Notebooks;

/// <summary><c>medscan notebook</c>: notebooks without a browser.</summary>
internal static class NotebookCommand
{
    public static Command Create() => new("notebook", "Run, check, clean and convert notebooks")
    {
        RunNotebookCommand.Create(),
        CheckNotebookCommand.Create(),
        CleanNotebookCommand.Create(),
        ConvertNotebookCommand.Create(),
    };
}
