using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace MedScan.Cli;

/// <summary>The generated help, followed on the root command by what people type most.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Examples = """
        Examples:
          ./medscan quickstart                                   the whole way once, in some minutes
          ./medscan train experiments/brain-mri/resnet18.yaml data.root=scans train.epochs=5
          ./medscan train --resume runs/<run>                    go on after Ctrl-C
          ./medscan evaluate runs/<run> --data scans             measure a trained network
          ./medscan data audit scans                             repeated pictures, leakage between train and test
          ./medscan ui                                           compare tracked runs in the browser
          ./medscan predict runs/<run> scan1.jpg scan2.png       class probabilities; --json for programs
          ./medscan doctor                                       what is installed, used and missing
          ./medscan test Imaging                                 run the tests whose full name contains "Imaging"

        Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 set-up incomplete, or leakage found by data audit --strict,
        130 interrupted.
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
