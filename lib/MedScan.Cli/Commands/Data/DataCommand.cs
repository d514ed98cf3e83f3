using System.CommandLine;

namespace MedScan.Cli.Commands.Data;

/// <summary><c>medscan data</c>: the truth about a data set before anyone trains on it.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Get, explore, audit and version data sets")
    {
        ListDataCommand.Create(),
        GetDataCommand.Create(),
        ExploreDataCommand.Create(),
        BalanceDataCommand.Create(),
        AuditDataCommand.Create(),
        ProfileDataCommand.Create(),
        SnapshotDataCommand.Create(),
        DiffDataCommand.Create(),
        PushDataCommand.Create(),
        PullDataCommand.Create(),
    };
}
