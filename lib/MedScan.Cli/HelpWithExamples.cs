using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MedScan.Cli;

/// <summary>The generated help, followed on the root command by what people type most.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Examples = """
        Examples:
          ./medscan doctor              is everything installed, which processor features are used
          ./medscan doctor --json       the same for a program
          ./medscan test                run all tests
          ./medscan test Imaging        run the tests whose full name contains "Imaging"

        Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 set-up incomplete, 130 interrupted.
        """;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int status = help.Invoke(parseResult);
        if (parseResult.CommandResult.Parent is null)
            parseResult.InvocationConfiguration.Output.WriteLine(Examples);
        return status;
    }
}
