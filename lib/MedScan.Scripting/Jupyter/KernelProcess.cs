using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using MedScan.Scripting.Consoles;
using MedScan.Scripting.Hosting;

namespace MedScan.Scripting.Jupyter;

/// <summary>A process that is a kernel: its streams, signals and its end.</summary>
public static class KernelProcess
{
    private const int TerminatedBySignal = 128 + 15;
    private const int MostSecondsToEnd = 5;

    /// <summary>Is a kernel until a client shuts it down, the program that started it dies, or a signal ends it.</summary>
    /// <param name="connectionFile">Jupyter's connection file.</param>
    /// <param name="options">How cells are run.</param>
    /// <returns>Does not return when it was started: the process ends, whatever threads cells have left.</returns>
    /// <exception cref="ScriptingException">The connection file cannot be read, or its ports are taken.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "Lives as long as the process.")]
    public static async Task<int> RunAsync(string connectionFile, HostOptions options)
    {
        JupyterKernel kernel = JupyterKernel.Start(connectionFile, new NotebookHost(options), takeConsole: true);
        int code = 0;
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
        {
            context.Cancel = true;
            kernel.Interrupt();
        });
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            code = TerminatedBySignal;
            kernel.End();
        });
        // Also when a cell calls Environment.Exit: what it printed before still reaches the client.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => kernel.Flush();
        AppDomain.CurrentDomain.UnhandledException += (_, error) =>
        {
            Console.Error.WriteLine($"The kernel ends: an exception was not caught on a thread that a cell had started.\n{error.ExceptionObject}");
            kernel.Flush();
        };
        ParentWatch.Start(kernel.End);
        await kernel.Ended.ConfigureAwait(false);
        new Thread(() => EndAnyway(code), 256 << 10) { IsBackground = true, Name = "end" }.Start();
        kernel.Dispose();
        Environment.Exit(code);
        return code;
    }

    // What cells have left behind, such as a lock of the framework that an aborted thread held, must not keep a kernel alive that
    // nobody asks any more.
    private static void EndAnyway(int code)
    {
        Thread.Sleep(MostSecondsToEnd * 1000);
        if (OperatingSystem.IsWindows())
            Process.GetCurrentProcess().Kill();
        else
            LibC._exit(code);
    }
}
