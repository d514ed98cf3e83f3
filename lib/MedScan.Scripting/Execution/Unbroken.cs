namespace MedScan.Scripting.Execution;

/// <summary>Keeps a piece of code whole on a thread that may be aborted at any moment.</summary>
internal static class Unbroken
{
    /// <summary>Runs it to its end, or not at all: an abort waits for the end of a finally block.</summary>
    /// <param name="action">Short code, such as what enters a lock, which an abort would leave closed for ever.</param>
    public static void Run(Action action)
    {
        try
        {
        }
        finally
        {
            action();
        }
    }
}
