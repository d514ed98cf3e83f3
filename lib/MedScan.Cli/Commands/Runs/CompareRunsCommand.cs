using System.CommandLine;
using MedScan.Cli.Display;
using MedScan.Cli.Tracking;
using MedScan.Tracking;
using MedScan.Training.Tracking;

namespace MedScan.Cli.Commands.Runs;

/// <summary><c>medscan runs compare</c>.</summary>
internal static class CompareRunsCommand
{
    public static Command Create()
    {
        Argument<string[]> wanted = new("runs") { Description = "Two or more: ids, beginnings of ids, or names", Arity = ArgumentArity.OneOrMore };
        Option<string?> tracking = TrackingOption.Create(canBeOff: false);
        Option<bool> json = new("--json") { Description = "Print JSON for a program" };
        Command command = new("compare", "Show which parameters of runs differ, and their metrics side by side") { wanted, json, tracking };
        command.SetAction(async (parsed, cancellation) =>
        {
            string[] texts = parsed.GetRequiredValue(wanted);
            if (texts.Length < 2)
                throw new UsageException("Expected two or more runs to compare, got one.");
            TrackingSession session = await TrackingSession.OpenAsync(parsed.GetValue(tracking), cancellation).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                RunFinder finder = new(session.Client);
                List<Run> runs = [];
                foreach (string text in texts)
                    runs.Add(await finder.FindAsync(text, cancellation).ConfigureAwait(false));
                var comparison = RunComparison.Of(runs);
                TextWriter output = parsed.InvocationConfiguration.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(RunJson.Write(comparison)).ConfigureAwait(false);
                else
                    RunComparisonView.Write(comparison, Terminal.On(output));
            }

            return ExitCode.Done;
        });
        return command;
    }
}
