using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>The plain baseline: four times (convolution 3x3, batch norm, ReLU, 2x2 maximum) with 32, 64, 128 and 256 channels,
/// mean over the remaining area, one linear layer. About 0.39 million parameters, no shortcuts, nothing tuned.</summary>
internal sealed class SmallCnn : Backbone
{
    internal readonly ConvBlock block1;
    internal readonly ConvBlock block2;
    internal readonly ConvBlock block3;
    internal readonly ConvBlock block4;
    internal readonly SeededDropout? dropout;
    internal readonly Linear fc;

    public SmallCnn(BackboneOptions options)
        : base(options)
    {
        block1 = new ConvBlock(options.InputChannels, 32);
        block2 = new ConvBlock(32, 64);
        block3 = new ConvBlock(64, 128);
        block4 = new ConvBlock(128, 256);
        dropout = options.Dropout > 0 ? new SeededDropout(options.Dropout) : null;
        fc = nn.Linear(256, options.ClassCount);
        RegisterComponents();
    }

    internal override Linear Classifier => fc;

    internal override SeededDropout? FeatureDropout => dropout;

    internal override Tensor Compute(Tensor input, LayerRunner layers)
    {
        using Tensor first = block1.Compute(input, layers);
        using Tensor second = block2.Compute(first, layers);
        using Tensor third = block3.Compute(second, layers);
        using Tensor fourth = block4.Compute(third, layers);
        return LayerRunner.Head(fourth, dropout, fc);
    }
}
