using MedScan.Torch.Interop;
using static TorchSharp.torch;

namespace MedScan.Torch;

/// <summary>
/// The order of image tensors in memory. Channels-last keeps the shape (N, C, H, W), but the channels of one pixel lie side by
/// side; convolutions on the CPU are faster that way, and keep the order of their input.
/// </summary>
public static class MemoryFormats
{
    // c10::MemoryFormat::ChannelsLast
    private const int ChannelsLast = 2;

    /// <summary>The tensor with its channels last in memory, copied only where they are not.</summary>
    /// <param name="tensor">Four dimensions: (N, C, H, W).</param>
    /// <exception cref="TorchException">The tensor has not four dimensions.</exception>
    public static Tensor contiguous_channels_last(this Tensor tensor) => Ops.Call("contiguous", tensor, ChannelsLast);

    /// <summary>Whether the channels of the tensor lie last in memory, without gaps. With one channel or one pixel, both orders are the same.</summary>
    public static bool is_contiguous_channels_last(this Tensor tensor)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        return Native.medscan_tensor_is_contiguous(tensor.Handle, ChannelsLast) == 1;
    }

    /// <summary>Converted to a type with its channels last in memory.</summary>
    /// <param name="tensor">Four dimensions: (N, C, H, W).</param>
    /// <param name="type">The type to convert to.</param>
    public static Tensor to_channels_last(this Tensor tensor, ScalarType type) =>
        Ops.Call("to.dtype", tensor, type, false, false, ChannelsLast);
}
