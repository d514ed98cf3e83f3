using System.CommandLine;

namespace MedScan.Cli.Commands.Runs;

/// <summary><c>medscan runs</c>: looks at tracked runs.</summary>
internal static class RunsCommand
{
    public static Command Create() => new("runs", "List, show and compare tracked runs; send what a run could not")
    {
        ListRunsCommand.Create(),
        ShowRunCommand.Create(),
        CompareRunsCommand.Create(),
        SyncRunsCommand.Create(),
    };
}
