using System.Globalization;
using MedScan.Sweeps.Clusters;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MedScan.Cli.Display.Sweeps;

/// <summary>The jobs of a sweep in Slurm: a row for each state that agents of a job are in.</summary>
internal static class SlurmTable
{
    /// <summary>Makes the picture.</summary>
    /// <param name="tasks">The agents of all jobs.</param>
    public static IRenderable Of(IReadOnlyList<SlurmTask> tasks)
    {
        Table table = new Table().Border(TableBorder.Simple)
            .AddColumn(new TableColumn("Slurm job").RightAligned().NoWrap())
            .AddColumn(new TableColumn("State").NoWrap())
            .AddColumn(new TableColumn("Agents").RightAligned().NoWrap())
            .AddColumn(new TableColumn("Where"));
        foreach (var group in tasks.GroupBy(static t => (t.Job, t.State, t.Reason)))
        {
            table.AddRow(
                new Text(group.Key.Job.Id.ToString(CultureInfo.InvariantCulture)),
                new Text(group.Key.State?.ToLowerInvariant() ?? "ended long ago"),
                new Text(group.Count().ToString(CultureInfo.InvariantCulture)),
                new Text(group.Key.Reason ?? string.Join(", ", group.Select(static t => t.Nodes).Distinct().OfType<string>())));
        }
        return table;
    }
}
