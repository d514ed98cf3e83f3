using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Two 3x3 convolutions, the block of ResNet-18 and ResNet-34 (He et al., CVPR 2016, figure 5 left).</summary>
internal sealed class BasicBlock : ResidualBlock
{
    internal readonly Conv2d conv1;
    internal readonly BatchNorm2d bn1;
    internal readonly Conv2d conv2;
    internal readonly BatchNorm2d bn2;
    internal readonly Sequential? downsample;

    public BasicBlock(long inputs, long width, long stride)
        : base(nameof(BasicBlock))
    {
        conv1 = Layers.Convolution(inputs, width, 3, stride);
        bn1 = nn.BatchNorm2d(width);
        conv2 = Layers.Convolution(width, width, 3);
        bn2 = nn.BatchNorm2d(width);
        downsample = CreateShortcut(inputs, width, stride);
        RegisterComponents();
    }

    internal override Sequential? Shortcut => downsample;

    /// <summary>The block, and the channels it puts out.</summary>
    public static (ResidualBlock Block, long Outputs) Create(long inputs, long width, long stride) =>
        (new BasicBlock(inputs, width, stride), width);

    protected override Tensor Residual(Tensor input, Tensor shortcut, LayerRunner layers)
    {
        using Tensor first = layers.ConvolutionNorm(conv1, bn1, input);
        return layers.ConvolutionNorm(conv2, bn2, first, shortcut);
    }
}
