using MedScan.Torch.Interop;

namespace TorchSharp;

/// <summary>Sets whether gradients are recorded, and restores the former state.</summary>
internal sealed class GradientMode : IDisposable
{
    private readonly int _former = Native.medscan_grad_enabled();

    public GradientMode(bool enabled) => Native.medscan_set_grad_enabled(enabled ? 1 : 0);

    public void Dispose() => Native.medscan_set_grad_enabled(_former);
}
