using MedScan.Torch.Interop;

namespace TorchSharp;

public static unsafe partial class torch
{
    /// <summary>Version of libtorch, such as 1.13.1.</summary>
    public static string __version__ => Native.Text(&Native.medscan_version);
}
