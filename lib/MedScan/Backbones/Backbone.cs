using MedScan.Experiments;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace MedScan.Backbones;

/// <summary>A convolutional network that maps images (N, C, H, W), normalised floats, to logits (N, classes).</summary>
/// <remarks>The caller disposes it. Parameter names are torchvision's, so weights travel both ways.</remarks>
public abstract class Backbone : nn.Module<Tensor, Tensor>
{
    private protected Backbone(BackboneOptions options)
        : base(options.Kind.ToString()) => Options = options;

    /// <summary>What the network was built from.</summary>
    public BackboneOptions Options { get; }

    /// <summary>The last layer, named <c>fc</c>: features to logits.</summary>
    internal abstract Linear Classifier { get; }

    /// <inheritdoc/>
    public sealed override Tensor forward(Tensor input) => Compute(input, LayerRunner.Plain);

    /// <summary>The network's one definition.</summary>
    /// <param name="input">(N, C, H, W).</param>
    /// <param name="layers">Computes the layers.</param>
    /// <returns>Logits (N, classes), 32-bit floats; the caller disposes them.</returns>
    internal abstract Tensor Compute(Tensor input, LayerRunner layers);

    /// <summary>Between the features and the last layer; null when the probability is 0.</summary>
    internal abstract SeededDropout? FeatureDropout { get; }

    /// <summary>Builds a network with random initial weights.</summary>
    /// <param name="options">Architecture, classes, channels, dropout.</param>
    /// <param name="seed">Decides the weights.</param>
    /// <returns>A network in training mode; the caller disposes it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or a probability is out of its range.</exception>
    public static Backbone Create(BackboneOptions options, int seed)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.ClassCount, 2, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.Dropout, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(options.Dropout, 1, nameof(options));
        if (options.InputChannels is not (1 or 3))
        {
            throw new ArgumentOutOfRangeException(
                nameof(options), options.InputChannels, $"Expected 1 or 3 input channels, got {options.InputChannels}.");
        }

        using IDisposable noGradient = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Backbone network = options.Kind switch
        {
            BackboneKind.SmallCnn => new SmallCnn(options),
            BackboneKind.ResNet18 => new ResNet(options, BasicBlock.Create, [2, 2, 2, 2]),
            BackboneKind.ResNet34 => new ResNet(options, BasicBlock.Create, [3, 4, 6, 3]),
            BackboneKind.ResNet50 => new ResNet(options, Bottleneck.Create, [3, 4, 6, 3]),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Kind, "Expected a known architecture."),
        };
        InitialWeights.Draw(network, seed);
        scope.Detach(network.state_dict().Values);
        return network;
    }
}
