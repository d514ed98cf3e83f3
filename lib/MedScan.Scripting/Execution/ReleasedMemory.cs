namespace MedScan.Scripting.Execution;

/// <summary>Collects what submissions have let go when it is much.</summary>
/// <remarks>The collector counts managed bytes only, and a tensor of a gigabyte is a few dozen of them: values that hold native
/// memory would stay until the process has none left.</remarks>
internal static class ReleasedMemory
{
    private const long Much = 64L << 20;

    private static long _after = Environment.WorkingSet;
    private static int _isCollecting;

    /// <summary>Collects in the background when the process has grown by 64 MiB since it was last done.</summary>
    public static void Collect()
    {
        if (Environment.WorkingSet - Interlocked.Read(ref _after) < Much || Interlocked.Exchange(ref _isCollecting, 1) != 0)
            return;
        ThreadPool.UnsafeQueueUserWorkItem(static _ =>
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            Interlocked.Exchange(ref _after, Environment.WorkingSet);
            Volatile.Write(ref _isCollecting, 0);
        }, null);
    }
}
