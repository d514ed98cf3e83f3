namespace TorchSharp;

/// <summary>
/// Tells the garbage collector of native memory it cannot see. A tensor object is 60 bytes to it, even when a gigabyte
/// hangs on it, so code that forgets to dispose would exhaust memory before a collection is thought necessary.
/// </summary>
/// <remarks>
/// <see cref="GC.AddMemoryPressure"/> is not used, because it collects by rates: a training loop that disposes of all it
/// makes still pays. Here a collection runs only when memory has grown by more than a budget since its last low, and the
/// budget doubles while collections find nothing, as in a training step that needs the memory it holds.
/// </remarks>
internal static class MemoryPressure
{
    // Growth that is let pass at first, in mebibytes; beyond it, half of what was alive at the last low.
    private const long FirstBudget = 512;

    // A quarter of the memory that this process may use.
    private static readonly long s_lastBudget = Math.Max(FirstBudget, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 22);

    private static long s_budget = FirstBudget;
    private static long s_live;
    private static long s_low;
    // The first growth says nothing about what a collection would find, so it gets the benefit of the doubt.
    private static long s_found = FirstBudget;

    internal static void Add(int mebibytes)
    {
        long live = Interlocked.Add(ref s_live, mebibytes);
        long low = Volatile.Read(ref s_low);
        long budget = Volatile.Read(ref s_budget);
        if (live - low <= Math.Max(budget, low / 2))
            return;

        // Another thread that passes here at the same time finds the low moved and goes on.
        if (Interlocked.CompareExchange(ref s_low, live, low) != low)
            return;
        bool worthwhile = Interlocked.Exchange(ref s_found, 0) > budget / 4;
        Volatile.Write(ref s_budget, worthwhile ? FirstBudget : Math.Min(budget * 2, s_lastBudget));
        GC.Collect();
    }

    /// <param name="mebibytes">As added.</param>
    /// <param name="found">Whether it was the garbage collector that found the tensor unused.</param>
    internal static void Remove(int mebibytes, bool found)
    {
        long live = Interlocked.Add(ref s_live, -mebibytes);
        if (live < Volatile.Read(ref s_low))
            Volatile.Write(ref s_low, live);
        if (found)
            Interlocked.Add(ref s_found, mebibytes);
    }
}
