using MedScan.Torch.Interop;

namespace TorchSharp;

// Threads of libtorch. The distribution's build starts with one.
public static partial class torch
{
    /// <summary>How many threads one operator uses.</summary>
    public static int get_num_threads() => Native.Check(Native.medscan_threads(), "get_num_threads");

    /// <summary>Sets how many threads one operator uses, for callers on all threads of this process.</summary>
    /// <exception cref="MedScan.Torch.TorchException">The number is not positive.</exception>
    public static void set_num_threads(int num) => Native.Check(Native.medscan_set_threads(num), "set_num_threads");

    /// <summary>How many operators can run beside each other in scripted code.</summary>
    public static int get_num_interop_threads() => Native.Check(Native.medscan_interop_threads(), "get_num_interop_threads");

    /// <summary>Sets how many operators can run beside each other in scripted code; once, before the first.</summary>
    /// <exception cref="MedScan.Torch.TorchException">It is too late, or the number is not positive.</exception>
    public static void set_num_interop_threads(int num) =>
        Native.Check(Native.medscan_set_interop_threads(num), "set_num_interop_threads");
}
