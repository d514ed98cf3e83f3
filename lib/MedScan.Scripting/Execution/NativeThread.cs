using System.Runtime.InteropServices;

namespace MedScan.Scripting.Execution;

/// <summary>Threads as the operating system knows them.</summary>
internal static partial class NativeThread
{
    private const int Continue = 18; // SIGCONT on Linux

    // The runtime installs its handler for SIGCONT with the first registration. By default the signal does nothing.
    private static readonly PosixSignalRegistration? Handler =
        OperatingSystem.IsLinux() ? PosixSignalRegistration.Create(PosixSignal.SIGCONT, static _ => { }) : null;

    /// <summary>The calling thread's number; 0 where it is not known.</summary>
    public static int CurrentId() => OperatingSystem.IsLinux() ? GetThreadId() : 0;

    /// <summary>Ends a thread's wait inside a system call, such as a native sleep, by a signal that does nothing else.</summary>
    /// <param name="id">What <see cref="CurrentId"/> said on that thread.</param>
    public static void Disturb(int id)
    {
        if (id != 0 && Handler is not null)
            _ = SignalThread(Environment.ProcessId, id, Continue);
    }

    [LibraryImport("libc", EntryPoint = "gettid")]
    private static partial int GetThreadId();

    [LibraryImport("libc", EntryPoint = "tgkill")]
    private static partial int SignalThread(int process, int thread, int signal);
}
