using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The largest value of each window of an image.</summary>
public sealed class MaxPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal MaxPool2d(long[] kernel_size, long[]? stride, long[]? padding, long[]? dilation, bool ceil_mode)
        : base(nameof(MaxPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.dilation = dilation;
        this.ceil_mode = ceil_mode;
    }

    /// <summary>The window (H, W).</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step (H, W); the window's size when null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Minus infinity added on both sides (H, W); none when null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Distance between the elements of a window (H, W); 1 when null.</summary>
    public long[]? dilation { get; set; }

    /// <summary>Whether windows that begin inside but end outside count.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Pools.</summary>
    /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
    public override Tensor forward(Tensor input) =>
        nn.functional.max_pool2d(input, kernel_size, stride, padding, dilation, ceil_mode);

    /// <summary>Pools and tells where each value came from.</summary>
    /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
    /// <returns>The values, and their places in the flattened (H, W) plane.</returns>
    public (Tensor Values, Tensor Indices) forward_with_indices(Tensor input) =>
        nn.functional.max_pool2d_with_indices(input, kernel_size, stride, padding, dilation, ceil_mode);
}
