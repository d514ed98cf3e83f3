using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace MedScan.Cli;

/// <summary>Answers <c>--version</c>.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    /// <summary>The version with the commit it was built from, as <c>0.1.0+64ec352...</c>.</summary>
    public static string Version { get; } =
        typeof(PrintVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine($"MedScan {Version}");
        return ExitCode.Done;
    }
}
