namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of native memory it cannot see. A tensor object is 60 bytes to it, even when a gigabyte
/// hangs on it, so code that forgets to dispose would exhaust memory before a collection is thought necessary.
/// </summary>
/// <remarks>
/// <see cref="GC.AddMemoryPressure"/> is not used, because it collects by rates: a training loop that disposes of all it
/// makes still pays. Here a collection runs only when memory has grown by more than a budget since its last low.
/// </remarks>
internal static class MemoryPressure
{
    // Growth that is let pass, in mebibytes; beyond it, half of what was alive at the last low.
    private const long Budget = 512;

    private static long s_live;
    private static long s_low;

    /// <summary>How often a collection was asked for; for tests.</summary>
    internal static long Collections { get; private set; }

    internal static void Add(int mebibytes)
    {
        long live = Interlocked.Add(ref s_live, mebibytes);
        long low = Volatile.Read(ref s_low);
        if (live - low <= Math.Max(Budget, low / 2))
            return;

        // Another thread that passes here at the same time finds the low moved and goes on.
        if (Interlocked.CompareExchange(ref s_low, live, low) != low)
            return;
        Collections++;
        GC.Collect();
    }

    internal static void Remove(int mebibytes)
    {
        long live = Interlocked.Add(ref s_live, -mebibytes);
        if (live < Volatile.Read(ref s_low))
            Volatile.Write(ref s_low, live);
    }
}
