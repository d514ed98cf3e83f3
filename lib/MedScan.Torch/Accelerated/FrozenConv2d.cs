using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace MedScan.Torch.Accelerated;

/// <summary>A convolution for inference: weights are rounded and laid out once for the processor's kernel, and the bias, a
/// residual sum and the ReLU are applied while the result is still in registers. Safe for several threads.</summary>
public sealed class FrozenConv2d : IDisposable
{
    private long _id;

    /// <summary>Takes a copy of the weights.</summary>
    /// <param name="weight">(outputs, inputs, kernel height, kernel width), float32.</param>
    /// <param name="bias">(outputs), float32.</param>
    /// <param name="stride">Rows, columns; at least 1.</param>
    /// <param name="padding">Rows, columns of zeros at each side.</param>
    /// <param name="dilation">Rows, columns; at least 1.</param>
    /// <param name="relu">Whether negative results become zero.</param>
    /// <param name="dtype">The format of activations and products: float32 or bfloat16.</param>
    /// <exception cref="TorchException">A shape or a dtype is not as described.</exception>
    public FrozenConv2d(
        Tensor weight, Tensor bias, long[] stride, long[] padding,
        long[] dilation, bool relu, ScalarType dtype) =>
        _id = Ops.CallInt(
            "medscan::frozen_conv_new", weight, bias, stride, padding,
            dilation, relu, dtype);

    /// <summary>The safety net for one that nobody disposed of.</summary>
    ~FrozenConv2d() => Release();

    /// <summary>relu(convolution(input) + bias + sum), without a gradient.</summary>
    /// <param name="input">(N, inputs, H, W).</param>
    /// <param name="sum">Like the result; <b>its memory becomes the result's</b>, so the caller must not use it afterwards. Or null.</param>
    /// <returns>(N, outputs, H', W'), channels last, in the format given at construction.</returns>
    /// <exception cref="TorchException">A shape does not fit, or this object was disposed.</exception>
    public Tensor Run(Tensor input, Tensor? sum = null) => Ops.Call("medscan::frozen_conv_run", _id, input, sum);

    /// <summary>Frees the weights.</summary>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        long id = Interlocked.Exchange(ref _id, 0);
        if (id != 0)
            Ops.Run("medscan::frozen_conv_free", id);
    }
}
