using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>A block whose output is added to its input, which passes a 1x1 convolution where the shapes differ.</summary>
internal abstract class ResidualBlock : nn.Module<Tensor, Tensor>
{
    protected ResidualBlock(string name)
        : base(name)
    {
    }

    /// <summary>Convolution at index 0 and batch norm at index 1; null where the input already has the output's shape.</summary>
    internal abstract Sequential? Shortcut { get; }

    public sealed override Tensor forward(Tensor input) => Compute(input, LayerRunner.Plain);

    /// <summary>relu(convolutions(input) + shortcut(input)).</summary>
    /// <param name="input">(N, C, H, W); its memory may become the result's.</param>
    /// <param name="layers">Computes the layers.</param>
    /// <returns>(N, outputs, H', W'); the caller disposes it.</returns>
    internal Tensor Compute(Tensor input, LayerRunner layers)
    {
        using Tensor? projected = Shortcut is { } shortcut
            ? layers.ConvolutionNorm((Conv2d)shortcut[0], (BatchNorm2d)shortcut[1], input, relu: false)
            : null;
        return Residual(input, projected ?? input, layers);
    }

    /// <summary>The convolutions, the last of which adds the shortcut.</summary>
    protected abstract Tensor Residual(Tensor input, Tensor shortcut, LayerRunner layers);

    private protected static Sequential? CreateShortcut(long inputs, long outputs, long stride) =>
        stride == 1 && inputs == outputs
            ? null
            : nn.Sequential(Layers.Convolution(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs));
}
