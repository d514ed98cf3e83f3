using System.CommandLine;
using MedScan.Scripting.Hosting;
using MedScan.Scripting.Jupyter;
using MedScan.Scripting.Sessions;

namespace MedScan.Cli.Commands.Kernels;

/// <summary><c>medscan kernel</c>: the Jupyter kernel, and making it known to Jupyter.</summary>
internal static class KernelCommand
{
    private const string ConnectionFile = "--connection-file";

    /// <summary>Whether a command line starts a kernel, whose signals mean something else than those of other commands.</summary>
    /// <param name="args">The words after the program's name.</param>
    public static bool IsStart(IReadOnlyList<string> args) => args.Count > 0 && args[0] == "kernel" && args.Contains(ConnectionFile);

    public static Command Create()
    {
        Option<string?> connection = new(ConnectionFile) { Description = "Run the kernel: the file in which Jupyter says where to listen", HelpName = "file" };
        Option<CodeLanguage> language = LanguageOption.Create(CodeLanguage.CSharp);
        Command command = new("kernel", "The kernel for C# and F# notebooks: make it known to Jupyter and VS Code")
        {
            InstallKernelCommand.Create(),
            ListKernelsCommand.Create(),
            UninstallKernelCommand.Create(),
            connection,
            language,
        };
        command.SetAction(parsed => parsed.GetValue(connection) is { } file
            ? KernelProcess.RunAsync(file, new HostOptions { Language = parsed.GetValue(language) })
            : throw new UsageException("Jupyter starts the kernel by itself, with --connection-file. To make it known to Jupyter: ./medscan kernel install"));
        return command;
    }
}
