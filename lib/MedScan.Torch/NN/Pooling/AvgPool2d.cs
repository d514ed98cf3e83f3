using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>The mean of each window of an image.</summary>
public sealed class AvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AvgPool2d(long[] kernel_size, long[]? stride, long[]? padding, bool ceil_mode, bool count_include_pad, long? divisor_override)
        : base(nameof(AvgPool2d))
    {
        this.kernel_size = kernel_size;
        this.stride = stride;
        this.padding = padding;
        this.ceil_mode = ceil_mode;
        this.count_include_pad = count_include_pad;
        this.divisor_override = divisor_override;
    }

    /// <summary>The window (H, W).</summary>
    public long[] kernel_size { get; set; }

    /// <summary>The step (H, W); the window's size when null.</summary>
    public long[]? stride { get; set; }

    /// <summary>Zeros added on both sides (H, W); none when null.</summary>
    public long[]? padding { get; set; }

    /// <summary>Whether windows that begin inside but end outside count.</summary>
    public bool ceil_mode { get; set; }

    /// <summary>Whether the padding counts in the mean.</summary>
    public bool count_include_pad { get; set; }

    /// <summary>Divides by this in place of the window's area, where given.</summary>
    public long? divisor_override { get; set; }

    /// <summary>Pools.</summary>
    /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
    public override Tensor forward(Tensor input) =>
        nn.functional.avg_pool2d(input, kernel_size, stride, padding, ceil_mode, count_include_pad, divisor_override);
}
