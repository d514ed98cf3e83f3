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
        RegisterComponents();

        Sequential Stage(long width, int depth, long stride)
        {
            var blocks = new ResidualBlock[depth];
            for (int i = 0; i < depth; i++)
                (blocks[i], channels) = createBlock(channels, width, i == 0 ? stride : 1);
            return nn.Sequential(blocks);
        }
    }

    /// <summary>The blocks of the four stages in the order in which data passes them.</summary>
    internal IEnumerable<ResidualBlock> Blocks =>
        new[] { layer1, layer2, layer3, layer4 }.SelectMany(stage => stage.children()).Cast<ResidualBlock>();

    internal override Linear Classifier => fc;

    internal override SeededDropout? FeatureDropout => dropout;

    public override Tensor forward(Tensor input)
    {
        using Tensor stem = Layers.Apply(conv1, bn1, input);
        using Tensor pooled = nn.functional.max_pool2d(stem, 3, stride: 2, padding: 1);
        using Tensor first = layer1.call(pooled);
        using Tensor second = layer2.call(first);
        using Tensor third = layer3.call(second);
        using Tensor fourth = layer4.call(third);
        return Layers.Head(fourth, dropout, fc);
    }
}
