using System.Diagnostics;
using MedScan.Scripting.Notebooks;

namespace MedScan.Scripting.Tests.Notebooks;

/// <summary>Jupyter's own kernel, ipykernel: what the runner says to it is held to the protocol by a program that others wrote.</summary>
internal static class OtherKernel
{
    private const string Python = "/usr/bin/python3";

    private static readonly Lazy<bool> Installed = new(() => File.Exists(Python) && Run("-c", "import ipykernel") == 0);

    public static void SkipWithout() => Skip.IfNot(Installed.Value, "ipykernel is not installed");

    public static NotebookRunOptions Options { get; } = new()
    {
        Kernel = _ => new KernelCommand(Python, ["-m", "ipykernel_launcher", "-f", "{connection_file}"]),
        WorkingDirectory = Path.GetTempPath(),
    };

    private static int Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
