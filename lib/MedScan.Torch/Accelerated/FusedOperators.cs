using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace MedScan.Torch.Accelerated;

/// <summary>Operators for channels-last training on a CPU that pass over memory fewer times than ATen's. All take part in autograd.</summary>
/// <remarks>Activations are float32 or bfloat16, parameters float32. Inputs that are not channels-last are copied first.
/// Every failure is a <see cref="TorchException"/>.</remarks>
public static class FusedOperators
{
    /// <summary>What this processor makes of bfloat16 products; the environment variable DNNL_MAX_CPU_ISA can lower it.</summary>
    public static BFloat16Support BFloat16Support => (BFloat16Support)Ops.CallInt("medscan::bfloat16_support");

    /// <summary>Convolution with products in the input's format, and sums and the weight's gradient in float32.</summary>
    /// <param name="input">(N, C, H, W), float32 or bfloat16.</param>
    /// <param name="weight">(outputs, C, kernel height, kernel width), float32.</param>
    /// <param name="bias">(outputs), float32, or null.</param>
    /// <param name="stride">Rows, columns; at least 1.</param>
    /// <param name="padding">Rows, columns of zeros at each side.</param>
    /// <param name="dilation">Rows, columns; at least 1.</param>
    /// <returns>(N, outputs, H', W') in the input's format, channels last.</returns>
    public static Tensor MixedConv2d(
        Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding,
        long[] dilation) =>
        Ops.Call("medscan::mixed_conv2d", input, weight, bias, stride, padding, dilation);

    /// <summary>Batch norm with the batch's statistics, then the residual's sum, then the ReLU, as one operator.</summary>
    /// <param name="input">(N, C, H, W), float32 or bfloat16.</param>
    /// <param name="residual">Like <paramref name="input"/>, added after the norm; or null.</param>
    /// <param name="weight">Scale, (C).</param>
    /// <param name="bias">Shift, (C).</param>
    /// <param name="runningMean">(C), updated in place.</param>
    /// <param name="runningVariance">(C), updated in place with the unbiased variance.</param>
    /// <param name="momentum">Weight of this batch in the running statistics, [0, 1].</param>
    /// <param name="epsilon">Added to the variance.</param>
    /// <param name="relu">Whether negative results become zero.</param>
    /// <returns>Like <paramref name="input"/>.</returns>
    public static Tensor BatchNormAct(
        Tensor input, Tensor? residual, Tensor weight, Tensor bias, Tensor runningMean, Tensor runningVariance,
        double momentum, double epsilon, bool relu) =>
        Ops.Call("medscan::batch_norm_act", input, residual, weight, bias, runningMean, runningVariance, momentum, epsilon, relu);

    /// <summary>Maximum over windows; remembers each winner in one byte.</summary>
    /// <param name="input">(N, C, H, W), float32 or bfloat16.</param>
    /// <param name="kernel">Rows, columns; at most 255 pixels together.</param>
    /// <param name="stride">Rows, columns; at least 1.</param>
    /// <param name="padding">Rows, columns at each side, at most half the kernel; never the maximum.</param>
    /// <returns>(N, C, H', W') in the input's format, channels last.</returns>
    public static Tensor MaxPool2d(
        Tensor input, long[] kernel, long[] stride, long[] padding) =>
        Ops.Call("medscan::max_pool2d", input, kernel, stride, padding);
}
