using MedScan.Torch.Interop;

namespace TorchSharp;

// Whether operations record gradients. The modes belong to the calling thread and end with the returned object.
public static partial class torch
{
    /// <summary>Records no gradients until disposed.</summary>
    public static IDisposable no_grad() => new GradientMode(false);

    /// <summary>Records gradients, or not, until disposed.</summary>
    public static IDisposable enable_grad(bool enabled = true) => new GradientMode(enabled);

    /// <summary>Records gradients, or not, until disposed.</summary>
    public static IDisposable set_grad_enabled(bool mode = true) => new GradientMode(mode);

    /// <summary>Whether gradients are recorded on this thread.</summary>
    public static bool is_grad_enabled() => Native.medscan_grad_enabled() != 0;

    /// <summary>Until disposed, results can never take part in gradients, which saves their bookkeeping.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Whether inference mode is on for this thread.</summary>
    public static bool is_inference_mode_enabled() => Native.medscan_inference_mode_enabled() != 0;
}
