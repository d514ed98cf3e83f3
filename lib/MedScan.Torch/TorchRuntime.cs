using MedScan.Torch.Interop;

namespace MedScan.Torch;

/// <summary>Which libtorch is loaded, and what it can do here.</summary>
public static unsafe class TorchRuntime
{
    /// <summary>The version of libtorch's headers and library, e.g. 1.13.1.</summary>
    public static string Version => Native.Text(&Native.medscan_version);

    /// <summary>libtorch's own description of its build and its threads, several lines.</summary>
    public static string Configuration => Native.Text(&Native.medscan_config);

    /// <summary>Whether libtorch was built with oneDNN, which makes convolutions fast.</summary>
    public static bool HasMkldnn => Native.medscan_has_mkldnn() != 0;

    /// <summary>Whether operators may use oneDNN; on unless switched off.</summary>
    public static bool MkldnnEnabled
    {
        get => Native.medscan_mkldnn_enabled() != 0;
        set => Native.medscan_set_mkldnn_enabled(value ? 1 : 0);
    }
}
