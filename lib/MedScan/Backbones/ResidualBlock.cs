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

    public sealed override Tensor forward(Tensor input)
    {
        using Tensor residual = Residual(input);
        using Tensor? projected = Shortcut?.call(input);
        using Tensor sum = residual.add_(projected ?? input);
        return nn.functional.relu(sum);
    }

    /// <summary>Everything but the addition and the last ReLU.</summary>
    protected abstract Tensor Residual(Tensor input);

    private protected static Sequential? CreateShortcut(long inputs, long outputs, long stride) =>
        stride == 1 && inputs == outputs
            ? null
            : nn.Sequential(Layers.Convolution(inputs, outputs, 1, stride), nn.BatchNorm2d(outputs));
}
