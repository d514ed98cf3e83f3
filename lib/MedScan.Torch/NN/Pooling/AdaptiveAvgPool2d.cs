using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Means over windows chosen so that the output has a given size.</summary>
public sealed class AdaptiveAvgPool2d : ParameterLessModule<Tensor, Tensor>
{
    internal AdaptiveAvgPool2d(long[] output_size)
        : base(nameof(AdaptiveAvgPool2d)) => this.output_size = output_size;

    /// <summary>The output's (H, W).</summary>
    public long[] output_size { get; set; }

    /// <summary>Pools.</summary>
    /// <param name="input">Shape (N, C, H, W) or (C, H, W).</param>
    public override Tensor forward(Tensor input) => nn.functional.adaptive_avg_pool2d(input, output_size);
}
