using System.CommandLine;

namespace MedScan.Cli.Commands.Sweeps;

/// <summary>The argument that names a sweep.</summary>
internal static class SweepArgument
{
    public static Argument<string> Create() => new("id") { Description = "The sweep, as 'medscan sweep create' printed it" };
}
