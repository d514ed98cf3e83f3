using System.CommandLine;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary><c>medscan sweep</c>: searches for the parameters that make a metric best.</summary>
internal static class SweepVerb
{
    public static Command Create() => new("sweep", "Search for the parameters that make a metric best, on one machine or many")
    {
        RunSweepCommand.Create(),
        CreateSweepCommand.Create(),
        AgentCommand.Create(),
        SubmitCommand.Create(),
        ListSweepsCommand.Create(),
        StatusCommand.Create(),
        BestCommand.Create(),
        ImportanceCommand.Create(),
        ReportCommand.Create(),
        ExportCommand.Create(),
        StopSweepCommand.Create(),
    };
}
