using MedScan.Torch.Interop;

namespace TorchSharp;

/// <summary>
/// Holds libtorch's inference-mode guard. The guard restores state of the thread it began on, so there is no finalizer:
/// run on the finalizer's thread, it would change that thread instead.
/// </summary>
internal sealed class InferenceMode(bool enabled) : IDisposable
{
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private nint _guard = Native.Check(Native.medscan_inference_mode_begin(enabled ? 1 : 0), "inference_mode");

    public void Dispose()
    {
        if (_guard == 0)
            return;
        if (Environment.CurrentManagedThreadId != _thread)
            throw new InvalidOperationException("inference_mode must end on the thread it began on; do not await inside it.");
        Native.medscan_inference_mode_end(_guard);
        _guard = 0;
    }
}
