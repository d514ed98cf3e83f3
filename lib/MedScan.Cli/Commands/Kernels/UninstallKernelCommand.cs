using System.CommandLine;
using MedScan.Scripting.Jupyter.Kernelspecs;
using MedScan.Scripting.Sessions;

namespace MedScan.Cli.Commands.Kernels;

/// <summary><c>medscan kernel uninstall</c>.</summary>
internal static class UninstallKernelCommand
{
    public static Command Create()
    {
        KernelPlace place = new();
        Option<CodeLanguage?> language = LanguageOption.CreateOptional();
        Command command = new("uninstall", "Remove the kernels from where install put them") { language };
        place.AddTo(command);
        command.SetAction(async (parsed, _) =>
        {
            KernelInstallation installation = place.Read(parsed);
            TextWriter output = parsed.InvocationConfiguration.Output;
            int removed = 0;
            foreach (CodeLanguage each in LanguageOption.Meant(parsed.GetValue(language)))
            {
                if (installation.Uninstall(each) is not { } kernel)
                    continue;
                removed++;
                await output.WriteLineAsync($"Removed {kernel.DisplayName}: {kernel.Folder}").ConfigureAwait(false);
            }

            if (removed == 0)
                await output.WriteLineAsync("No kernel was installed there.").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }
}
