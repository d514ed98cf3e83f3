using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>A residual network for images (He et al., CVPR 2016) with torchvision's layers, names and initialisation.</summary>
internal sealed class ResNet : Backbone
{
    internal readonly Conv2d conv1;
    internal readonly BatchNorm2d bn1;
    internal readonly Sequential layer1;
    internal readonly Sequential layer2;
    internal readonly Sequential layer3;
    internal readonly Sequential layer4;
    internal readonly SeededDropout? dropout;
    internal readonly Linear fc;

    // The stages' blocks in the order in which data passes them. An array, and so no component of its own.
    private readonly ResidualBlock[] blocks;

    /// <param name="options">Classes, channels, dropout.</param>
    /// <param name="createBlock">(input channels, width, stride) to a block and the channels it puts out.</param>
    /// <param name="depths">Blocks in each of the four stages.</param>
    public ResNet(
        BackboneOptions options,
        Func<long, long, long, (ResidualBlock Block, long Outputs)> createBlock,
        IReadOnlyList<int> depths)
        : base(options)
    {
        conv1 = Layers.Convolution(options.InputChannels, 64, 7, 2);
        bn1 = nn.BatchNorm2d(64);
        long channels = 64;
        layer1 = Stage(64, depths[0], 1);
        layer2 = Stage(128, depths[1], 2);
        layer3 = Stage(256, depths[2], 2);
        layer4 = Stage(512, depths[3], 2);
        dropout = options.Dropout > 0 ? new SeededDropout(options.Dropout) : null;
        fc = nn.Linear(channels, options.ClassCount);
        blocks = [.. new[] { layer1, layer2, layer3, layer4 }.SelectMany(stage => stage.children()).Cast<ResidualBlock>()];
        RegisterComponents();

        Sequential Stage(long width, int depth, long stride)
        {
            var blocks = new ResidualBlock[depth];
            for (int i = 0; i < depth; i++)
                (blocks[i], channels) = createBlock(channels, width, i == 0 ? stride : 1);
            return nn.Sequential(blocks);
        }
    }

    internal override Linear Classifier => fc;

    internal override SeededDropout? FeatureDropout => dropout;

    internal override Tensor Compute(Tensor input, LayerRunner layers)
    {
        using Tensor stem = layers.ConvolutionNorm(conv1, bn1, input);
        Tensor features = layers.MaxPool(stem, 3, 2, 1);
        foreach (ResidualBlock block in blocks)
        {
            using Tensor before = features;
            features = block.Compute(before, layers);
        }

        using Tensor last = features;
        return LayerRunner.Head(last, dropout, fc);
    }
}
