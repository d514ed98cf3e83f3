using System.CommandLine;
using MedScan.Cli.Diagnostics;

namespace MedScan.Cli.Commands;

/// <summary><c>medscan doctor</c>: what is installed, what is used, what is missing and the command that mends it.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "Print JSON for a program instead of a table for people" };
        Command command = new("doctor", "Show what is installed, which processor features are used, and what is missing") { json };
        command.SetAction(async (parsed, cancellation) =>
        {
            MachineReport report = await MachineReport.CollectAsync(cancellation).ConfigureAwait(false);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
                await output.WriteLineAsync(MachineReportView.ToJson(report)).ConfigureAwait(false);
            else
                MachineReportView.Write(report, Terminal.On(output));
            return report.Healthy ? ExitCode.Done : ExitCode.Failed;
        });
        return command;
    }
}
