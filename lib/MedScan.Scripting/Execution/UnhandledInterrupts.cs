using System.Runtime.ExceptionServices;

namespace MedScan.Scripting.Execution;

/// <summary>Keeps an interrupt from ending the process.</summary>
/// <remarks>One that meets the runtime in the middle of beginning an await is caught there and thrown again on a thread of the
/// pool, where nothing can catch it. The code it was meant for has ended by then.</remarks>
internal static class UnhandledInterrupts
{
    private static readonly Lazy<bool> Installed = new(Install);

    /// <summary>From now on unhandled interrupts are ignored; all other unhandled exceptions still end the process.</summary>
    public static void Ignore() => _ = Installed.Value;

    private static bool Install()
    {
        try
        {
            ExceptionHandling.SetUnhandledExceptionHandler(static error => error is ThreadAbortException or ThreadInterruptedException);
            return true;
        }
        catch (InvalidOperationException) // the program that hosts this has its own handler
        {
            return false;
        }
    }
}
