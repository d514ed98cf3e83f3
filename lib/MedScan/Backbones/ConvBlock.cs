using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>Convolution 3x3, batch norm, ReLU, maximum over 2x2: half the side, other channels.</summary>
internal sealed class ConvBlock : nn.Module<Tensor, Tensor>
{
    internal readonly Conv2d conv;
    internal readonly BatchNorm2d bn;

    public ConvBlock(long inputs, long outputs)
        : base(nameof(ConvBlock))
    {
        conv = Layers.Convolution(inputs, outputs, 3);
        bn = nn.BatchNorm2d(outputs);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input) => Compute(input, LayerRunner.Plain);

    internal Tensor Compute(Tensor input, LayerRunner layers)
    {
        using Tensor activated = layers.ConvolutionNorm(conv, bn, input);
        return layers.MaxPool(activated, 2, 2, 0);
    }
}
