using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>1x1, 3x3 and 1x1 convolutions, the block of ResNet-50 (He et al., CVPR 2016, figure 5 right).</summary>
/// <remarks>The stride sits in the 3x3 convolution, as in torchvision; the paper has it in the first 1x1.</remarks>
internal sealed class Bottleneck : ResidualBlock
{
    private const int Expansion = 4;

    internal readonly Conv2d conv1;
    internal readonly BatchNorm2d bn1;
    internal readonly Conv2d conv2;
    internal readonly BatchNorm2d bn2;
    internal readonly Conv2d conv3;
    internal readonly BatchNorm2d bn3;
    internal readonly Sequential? downsample;

    public Bottleneck(long inputs, long width, long stride)
        : base(nameof(Bottleneck))
    {
        conv1 = Layers.Convolution(inputs, width, 1);
        bn1 = nn.BatchNorm2d(width);
        conv2 = Layers.Convolution(width, width, 3, stride);
        bn2 = nn.BatchNorm2d(width);
        conv3 = Layers.Convolution(width, width * Expansion, 1);
        bn3 = nn.BatchNorm2d(width * Expansion);
        downsample = CreateShortcut(inputs, width * Expansion, stride);
        RegisterComponents();
    }

    internal override Sequential? Shortcut => downsample;

    /// <summary>The block, and the channels it puts out.</summary>
    public static (ResidualBlock Block, long Outputs) Create(long inputs, long width, long stride) =>
        (new Bottleneck(inputs, width, stride), width * Expansion);

    protected override Tensor Residual(Tensor input, Tensor shortcut, LayerRunner layers)
    {
        using Tensor first = layers.ConvolutionNorm(conv1, bn1, input);
        using Tensor second = layers.ConvolutionNorm(conv2, bn2, first);
        return layers.ConvolutionNorm(conv3, bn3, second, shortcut);
    }
}
