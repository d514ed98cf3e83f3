using System.CommandLine;
using MedScan.Scripting.Jupyter.Kernelspecs;
using Spectre.Console;

namespace MedScan.Cli.Commands.Kernels;

/// <summary><c>medscan kernel list</c>.</summary>
internal static class ListKernelsCommand
{
    public static Command Create()
    {
        Command command = new("list", "List the kernels that Jupyter finds, of all programs");
        command.SetAction(async (parsed, _) =>
        {
            IReadOnlyList<InstalledKernel> kernels = KernelInstallation.List();
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (kernels.Count == 0)
            {
                await output.WriteLineAsync("There are none; ./medscan kernel install installs the ones for C# and F#.").ConfigureAwait(false);
                return ExitCode.Done;
            }

            Table table = new Table().Border(TableBorder.None).AddColumns("Name", "Shown as", "MedScan's", "Folder");
            foreach (InstalledKernel kernel in kernels)
                table.AddRow(Markup.Escape(kernel.Name), Markup.Escape(kernel.DisplayName), kernel.IsOwn ? "yes" : "no", Markup.Escape(kernel.Folder));
            Terminal.On(output).Write(table);
            return ExitCode.Done;
        });
        return command;
    }
}
