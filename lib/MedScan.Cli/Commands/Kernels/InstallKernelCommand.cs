using System.CommandLine;
using MedScan.Scripting.Jupyter.Kernelspecs;
using MedScan.Scripting.Sessions;

namespace MedScan.Cli.Commands.Kernels;

/// <summary><c>medscan kernel install</c>.</summary>
internal static class InstallKernelCommand
{
    public static Command Create()
    {
        KernelPlace place = new();
        Option<CodeLanguage?> language = LanguageOption.CreateOptional();
        Option<bool> replace = new("--replace") { Description = "Replace a kernel of the same name that another program installed" };
        Command command = new("install", "Make the kernels known to Jupyter and VS Code") { language, replace };
        place.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            KernelInstallation installation = place.Read(parsed);
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (CodeLanguage each in LanguageOption.Meant(parsed.GetValue(language)))
            {
                InstalledKernel installed = installation.Install(each, OwnKernel.Start, parsed.GetValue(replace));
                await output.WriteLineAsync($"{installed.DisplayName}: {installed.Folder}").ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
